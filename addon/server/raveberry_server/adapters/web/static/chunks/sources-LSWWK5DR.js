/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import"./chunk-YBQ2Z7LH.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
