/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import"./chunk-RGE3XIJW.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
