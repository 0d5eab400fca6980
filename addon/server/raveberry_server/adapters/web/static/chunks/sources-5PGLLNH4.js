/* raveberry sources sha256:b25bf4d9092a437b6a5084870ae78362a5b16b01ca8b2ba50a8ccee0379aaf54 */
/* licences: licences.txt */
import"./chunk-5OVIFHUX.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
