/* raveberry sources sha256:1a953a192c4070b7 */
/* licences: licences.txt */
import"./chunk-TD7OTZ6Z.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
