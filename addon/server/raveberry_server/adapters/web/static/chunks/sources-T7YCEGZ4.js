/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import"./chunk-KDT53ZR4.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
