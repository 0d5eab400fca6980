/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import"./chunk-CCZX4R5N.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
