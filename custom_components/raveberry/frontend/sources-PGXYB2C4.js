/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import"./chunk-32H53RBP.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
