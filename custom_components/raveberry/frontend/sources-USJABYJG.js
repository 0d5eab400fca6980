/* raveberry sources sha256:6fcb9d99f97cb610 */
/* licences: licences.txt */
import"./chunk-ARCYWECN.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
