/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
import"./chunk-32LDORFU.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
