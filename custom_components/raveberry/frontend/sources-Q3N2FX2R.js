/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
import"./chunk-7VE5N5OX.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
