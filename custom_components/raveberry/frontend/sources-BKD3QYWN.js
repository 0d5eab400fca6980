/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import"./chunk-NJPWY7VB.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
