/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
import"./chunk-3S3ZSJC6.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
