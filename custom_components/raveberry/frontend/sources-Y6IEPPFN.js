/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
import"./chunk-KPC2TDP7.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
