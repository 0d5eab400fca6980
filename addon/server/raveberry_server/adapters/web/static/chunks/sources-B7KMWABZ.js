/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
import"./chunk-SVZRMZYM.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
