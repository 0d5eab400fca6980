/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import"./chunk-7G6K4JIX.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
