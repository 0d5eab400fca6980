/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import"./chunk-EN2NG7V4.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
