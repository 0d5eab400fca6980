/* raveberry sources sha256:8badb85f7cac3a70 */
/* licences: licences.txt */
import"./chunk-53M5XSIS.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
