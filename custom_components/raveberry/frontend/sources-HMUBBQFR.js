/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
import"./chunk-ZIAC5NMP.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
