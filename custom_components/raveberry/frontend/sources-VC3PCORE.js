/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
import"./chunk-DEQXQ5RL.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
