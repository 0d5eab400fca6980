/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
import"./chunk-RMEQXFON.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
