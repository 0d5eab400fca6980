/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import"./chunk-R5RJ7ZTT.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
