/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import"./chunk-CSINMW36.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
