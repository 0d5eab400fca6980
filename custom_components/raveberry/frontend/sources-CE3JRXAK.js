/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
import"./chunk-WYQDLQNN.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
