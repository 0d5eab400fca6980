/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import"./chunk-A7JBNCPO.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
