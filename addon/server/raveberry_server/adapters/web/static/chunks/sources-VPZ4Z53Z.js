/* raveberry sources sha256:54271d4f54dec04d */
/* licences: licences.txt */
import"./chunk-GRS4SKKL.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
