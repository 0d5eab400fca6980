/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import"./chunk-IHZPHVKR.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
