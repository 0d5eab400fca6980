/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
import"./chunk-6RRYQTQ7.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
