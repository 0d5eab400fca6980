/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
import"./chunk-HP7PUOYX.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
