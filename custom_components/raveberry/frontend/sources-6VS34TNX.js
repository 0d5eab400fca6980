/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
import"./chunk-3YGH36NJ.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
