/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
import"./chunk-WPPFRVTP.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
