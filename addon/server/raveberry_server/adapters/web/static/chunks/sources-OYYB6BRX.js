/* raveberry sources sha256:78466b39aef43dfe */
/* licences: licences.txt */
import"./chunk-MNH7RVQR.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
