/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
import"./chunk-WPPFRVTP.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
