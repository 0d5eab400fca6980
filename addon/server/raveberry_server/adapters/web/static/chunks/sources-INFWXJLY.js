/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import"./chunk-JBNYP7LS.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
