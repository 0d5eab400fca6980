/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import"./chunk-HYPIMIRF.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
