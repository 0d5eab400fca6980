/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import"./chunk-57GNPQ7U.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
