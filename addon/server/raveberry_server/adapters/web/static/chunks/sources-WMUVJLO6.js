/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import"./chunk-GHUYGILB.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
