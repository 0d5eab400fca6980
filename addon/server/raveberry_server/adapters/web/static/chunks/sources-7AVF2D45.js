/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import"./chunk-KLXZUR6A.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
