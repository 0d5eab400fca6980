/* raveberry sources sha256:0a77fd80d716efc5 */
/* licences: licences.txt */
import"./chunk-XXMPAO6B.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
