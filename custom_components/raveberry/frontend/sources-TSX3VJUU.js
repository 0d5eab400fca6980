/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
import"./chunk-55L6GYDE.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
