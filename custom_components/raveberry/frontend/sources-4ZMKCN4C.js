/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import"./chunk-32H53RBP.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
