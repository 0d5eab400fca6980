/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import"./chunk-WP6IDMCM.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
