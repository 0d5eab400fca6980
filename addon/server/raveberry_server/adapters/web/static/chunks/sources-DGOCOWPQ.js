/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import"./chunk-FXGEDEKE.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
