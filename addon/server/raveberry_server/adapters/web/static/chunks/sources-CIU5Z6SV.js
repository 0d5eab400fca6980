/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import"./chunk-Z5MUGFBG.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
