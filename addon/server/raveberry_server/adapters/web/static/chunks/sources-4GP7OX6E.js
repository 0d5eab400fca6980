/* raveberry sources sha256:36dd5ca54a4c6e84e44fd36769d4ed9ebb960706b8c1a06f84068150f468b7ee */
/* licences: licences.txt */
import"./chunk-3SZPMYVO.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
