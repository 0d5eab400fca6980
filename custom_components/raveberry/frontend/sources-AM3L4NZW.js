/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import"./chunk-DIG3PJIC.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
