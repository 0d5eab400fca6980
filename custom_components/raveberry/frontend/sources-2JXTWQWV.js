/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
import"./chunk-QHAJJ5M4.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
