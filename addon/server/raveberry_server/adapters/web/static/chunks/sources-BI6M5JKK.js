/* raveberry sources sha256:6f1d2b79954f5cfd */
/* licences: licences.txt */
import"./chunk-YPSDCR4S.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
