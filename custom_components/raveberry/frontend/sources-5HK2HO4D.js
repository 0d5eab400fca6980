/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
import"./chunk-KPC2TDP7.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
