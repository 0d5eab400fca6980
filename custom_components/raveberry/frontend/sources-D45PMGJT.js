/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
import"./chunk-767QEZ2W.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
