/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
import"./chunk-NTA4D73J.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
