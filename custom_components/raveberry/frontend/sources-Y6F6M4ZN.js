/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import"./chunk-ODN4DX4T.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
