/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import"./chunk-LISOOD62.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
