/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
import"./chunk-Q6J6Y4SO.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
