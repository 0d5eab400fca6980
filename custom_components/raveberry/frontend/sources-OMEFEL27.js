/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
import"./chunk-CJUYLPUC.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
