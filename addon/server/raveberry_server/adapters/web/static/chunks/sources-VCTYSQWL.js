/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
import"./chunk-CL7EGAAW.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
