/* raveberry sources sha256:6f1d2b79954f5cfd */
/* licences: licences.txt */
import"./chunk-YPSDCR4S.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
