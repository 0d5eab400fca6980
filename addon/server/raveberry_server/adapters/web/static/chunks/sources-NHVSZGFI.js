/* raveberry sources sha256:c2c5da051f556994ee4cc622c8341e39596b57eb75cd5642e55aa8fb597144f1 */
/* licences: licences.txt */
import"./chunk-OTWQP2PM.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
