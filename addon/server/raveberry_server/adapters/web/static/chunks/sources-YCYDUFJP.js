/* raveberry sources sha256:27c22432fd0abe86 */
/* licences: licences.txt */
import"./chunk-B2TGKFX2.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
