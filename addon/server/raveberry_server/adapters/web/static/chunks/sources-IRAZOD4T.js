/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import"./chunk-Y5H5OC4C.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
