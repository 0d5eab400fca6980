/* raveberry sources sha256:b6721552a86ec287 */
/* licences: licences.txt */
import"./chunk-6MKVOH3L.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
