/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import"./chunk-R5RJ7ZTT.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
