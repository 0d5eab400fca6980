/* raveberry sources sha256:c2c5da051f556994ee4cc622c8341e39596b57eb75cd5642e55aa8fb597144f1 */
/* licences: licences.txt */
import"./chunk-OTWQP2PM.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
