/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
import"./chunk-KDXAFOA3.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
