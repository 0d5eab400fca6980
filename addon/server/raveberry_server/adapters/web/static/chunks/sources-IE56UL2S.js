/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
import"./chunk-THWZDCF2.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
