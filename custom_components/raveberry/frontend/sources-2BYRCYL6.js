/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import"./chunk-DIG3PJIC.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
