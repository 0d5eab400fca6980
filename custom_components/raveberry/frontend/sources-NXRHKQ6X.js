/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import"./chunk-C3EX4N2U.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
