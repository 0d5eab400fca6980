/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import"./chunk-6DVSJ6DM.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
