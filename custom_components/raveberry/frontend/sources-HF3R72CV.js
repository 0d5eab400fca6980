/* raveberry sources sha256:cdbeec765b4e812f */
/* licences: licences.txt */
import"./chunk-FVQAL5Y6.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
