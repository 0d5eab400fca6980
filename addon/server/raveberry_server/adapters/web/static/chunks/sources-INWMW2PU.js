/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import"./chunk-LISOOD62.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
