/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
import"./chunk-7VE5N5OX.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
