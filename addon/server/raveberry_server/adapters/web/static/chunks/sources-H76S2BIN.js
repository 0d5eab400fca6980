/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import"./chunk-JBNYP7LS.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
