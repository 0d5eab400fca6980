/* raveberry sources sha256:27c22432fd0abe86 */
/* licences: licences.txt */
import"./chunk-B2TGKFX2.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
