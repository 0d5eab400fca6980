/* raveberry sources sha256:cdd1d553999d45c0 */
/* licences: licences.txt */
import"./chunk-35NYR3PD.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
