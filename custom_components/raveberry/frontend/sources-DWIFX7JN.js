/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
import"./chunk-E35LFE4A.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
