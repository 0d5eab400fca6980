/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
import"./chunk-RGLFHU6G.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
