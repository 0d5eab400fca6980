/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import"./chunk-RI6ZMU7F.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
