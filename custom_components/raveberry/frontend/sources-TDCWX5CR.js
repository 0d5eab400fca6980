/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import"./chunk-4D65V5WY.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
