/* raveberry sources sha256:cdbeec765b4e812f */
/* licences: licences.txt */
import"./chunk-EUSL654G.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
