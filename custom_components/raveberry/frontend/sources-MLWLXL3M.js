/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
import"./chunk-GY6UDPVW.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
