/* raveberry sources sha256:78466b39aef43dfe */
/* licences: licences.txt */
import"./chunk-MNH7RVQR.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
