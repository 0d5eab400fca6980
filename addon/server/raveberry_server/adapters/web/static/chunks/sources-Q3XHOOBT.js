/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import"./chunk-57GNPQ7U.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
