/* raveberry sources sha256:54271d4f54dec04d */
/* licences: licences.txt */
import"./chunk-GBUNIIOF.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
