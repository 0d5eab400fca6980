/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import"./chunk-XPKAC4S5.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
