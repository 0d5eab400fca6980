/* raveberry sources sha256:614024bdfc8726ec */
/* licences: licences.txt */
import"./chunk-XH5LEMPK.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
