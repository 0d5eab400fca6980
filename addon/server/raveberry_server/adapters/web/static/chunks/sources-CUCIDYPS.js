/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import"./chunk-J66MLM7K.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
