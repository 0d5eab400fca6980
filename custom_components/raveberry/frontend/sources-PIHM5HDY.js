/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import"./chunk-UGZWF7LC.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
