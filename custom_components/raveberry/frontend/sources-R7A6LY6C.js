/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
import"./chunk-767QEZ2W.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
