/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
import"./chunk-ULSXELJB.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
