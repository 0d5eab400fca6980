/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import"./chunk-JHTQNHPB.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
