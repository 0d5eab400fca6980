/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
import"./chunk-ZIAC5NMP.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
