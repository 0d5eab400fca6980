/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import"./chunk-5L4R6PMZ.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
