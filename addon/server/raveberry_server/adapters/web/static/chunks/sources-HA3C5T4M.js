/* raveberry sources sha256:0d838590b4ef4ce2 */
/* licences: licences.txt */
import"./chunk-NMQTZHPV.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
