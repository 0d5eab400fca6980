/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import"./chunk-BLOSVRSB.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
