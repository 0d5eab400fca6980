/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
import"./chunk-FULV7HJ6.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
