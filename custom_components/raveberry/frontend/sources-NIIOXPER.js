/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
import"./chunk-WYQDLQNN.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
