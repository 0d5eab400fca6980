/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import"./chunk-DTT4BJ7L.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
