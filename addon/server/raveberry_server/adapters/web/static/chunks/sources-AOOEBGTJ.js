/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import"./chunk-KLXZUR6A.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
