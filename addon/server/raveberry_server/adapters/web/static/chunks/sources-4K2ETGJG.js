/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import"./chunk-IOR3OOV3.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
