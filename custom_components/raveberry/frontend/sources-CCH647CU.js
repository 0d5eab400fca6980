/* raveberry sources sha256:b6721552a86ec287 */
/* licences: licences.txt */
import"./chunk-3ZTIEWVM.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
