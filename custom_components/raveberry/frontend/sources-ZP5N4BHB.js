/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
import"./chunk-O7QWLCLO.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
