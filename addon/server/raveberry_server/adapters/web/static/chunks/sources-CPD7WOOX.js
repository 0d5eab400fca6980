/* raveberry sources sha256:0d838590b4ef4ce2 */
/* licences: licences.txt */
import"./chunk-NMQTZHPV.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
