/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import"./chunk-VF57BN5P.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
