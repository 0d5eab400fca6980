/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import"./chunk-IOR3OOV3.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
