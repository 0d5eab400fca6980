/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import"./chunk-IHZPHVKR.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
