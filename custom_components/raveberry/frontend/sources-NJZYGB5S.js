/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import"./chunk-VN3VGAHH.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
