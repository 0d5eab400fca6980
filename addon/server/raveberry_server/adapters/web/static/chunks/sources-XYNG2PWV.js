/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import"./chunk-P5OMRLDD.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
