/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import"./chunk-BLOSVRSB.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
