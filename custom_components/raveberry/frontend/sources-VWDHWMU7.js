/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
import"./chunk-2AB2NAJY.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
