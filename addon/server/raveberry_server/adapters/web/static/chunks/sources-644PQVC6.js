/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import"./chunk-DYKUG6MI.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
