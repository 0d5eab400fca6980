/* raveberry sources sha256:1a953a192c4070b7 */
/* licences: licences.txt */
import"./chunk-IPLMH437.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
