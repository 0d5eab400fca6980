/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import"./chunk-GHUYGILB.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
