/* raveberry sources sha256:9f32314316999f87 */
/* licences: licences.txt */
import"./chunk-Z76NUC5N.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
