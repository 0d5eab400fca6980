/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import"./chunk-RZYV6DFK.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
