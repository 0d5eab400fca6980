/* raveberry sources sha256:614024bdfc8726ec */
/* licences: licences.txt */
import"./chunk-XH5LEMPK.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
