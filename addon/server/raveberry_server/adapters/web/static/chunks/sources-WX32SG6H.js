/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import"./chunk-7G6K4JIX.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
