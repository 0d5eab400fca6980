/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import"./chunk-2L4JF6W3.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
