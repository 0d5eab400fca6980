/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import"./chunk-LWOD3RAB.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
