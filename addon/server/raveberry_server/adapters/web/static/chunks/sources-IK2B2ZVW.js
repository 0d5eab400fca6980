/* raveberry sources sha256:6fcb9d99f97cb610 */
/* licences: licences.txt */
import"./chunk-O3TDGGMZ.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
