/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
import"./chunk-THWZDCF2.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
