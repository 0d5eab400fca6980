/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
import"./chunk-O7QWLCLO.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
