/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
import"./chunk-RMEQXFON.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
