/* raveberry sources sha256:cdd1d553999d45c0 */
/* licences: licences.txt */
import"./chunk-35NYR3PD.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
