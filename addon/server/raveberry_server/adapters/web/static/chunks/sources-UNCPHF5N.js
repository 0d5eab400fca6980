/* raveberry sources sha256:18a072991ad1186d */
/* licences: licences.txt */
import"./chunk-YWYMEBIL.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
