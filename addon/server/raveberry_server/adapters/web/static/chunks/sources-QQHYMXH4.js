/* raveberry sources sha256:a585ac52cf5aab91 */
/* licences: licences.txt */
import"./chunk-6HYWNAET.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
