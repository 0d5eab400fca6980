/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import"./chunk-HYPIMIRF.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
