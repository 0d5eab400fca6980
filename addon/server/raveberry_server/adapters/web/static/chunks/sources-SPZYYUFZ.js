/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import"./chunk-BDH4QQD6.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
