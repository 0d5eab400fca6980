/* raveberry sources sha256:9f32314316999f87 */
/* licences: licences.txt */
import"./chunk-Z76NUC5N.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
