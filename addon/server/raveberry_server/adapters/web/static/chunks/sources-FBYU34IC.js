/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import"./chunk-2L4JF6W3.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
