/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import"./chunk-C3EX4N2U.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
