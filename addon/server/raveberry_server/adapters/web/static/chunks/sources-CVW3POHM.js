/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import"./chunk-GMVDAYU7.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
