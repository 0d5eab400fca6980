/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
import"./chunk-DFNYGUAQ.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
