/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
import"./chunk-QCJEBHS7.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
