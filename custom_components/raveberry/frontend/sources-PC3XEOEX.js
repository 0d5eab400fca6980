/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import"./chunk-RAAM5436.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
