/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
import"./chunk-XRVOL7D6.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
