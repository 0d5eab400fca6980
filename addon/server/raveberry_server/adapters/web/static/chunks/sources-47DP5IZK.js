/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
import"./chunk-EXNZRVSX.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
