/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
import"./chunk-COMR6TLJ.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
