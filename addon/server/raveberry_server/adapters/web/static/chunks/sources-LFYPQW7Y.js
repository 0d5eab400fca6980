/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import"./chunk-XPKAC4S5.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
