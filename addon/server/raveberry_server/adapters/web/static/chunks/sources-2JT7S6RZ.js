/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import"./chunk-3ZZLINXU.js";var s={local:"Library",online:"Online search",line_in:"Line-in",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
