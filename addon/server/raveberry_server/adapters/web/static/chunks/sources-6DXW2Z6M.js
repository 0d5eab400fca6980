/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
import"./chunk-3ZQJMQ2N.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
