/* raveberry sources sha256:18a072991ad1186d */
/* licences: licences.txt */
import"./chunk-YWYMEBIL.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
