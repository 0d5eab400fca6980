/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import"./chunk-PCQQRIDI.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
