/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import"./chunk-BVELUEZA.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
