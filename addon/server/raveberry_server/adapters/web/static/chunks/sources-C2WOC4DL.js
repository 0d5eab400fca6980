/* raveberry sources sha256:0a77fd80d716efc5 */
/* licences: licences.txt */
import"./chunk-NUYR7H7O.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
