/* raveberry sources sha256:ebe876c6a5cd34181470c0898c45bf201a48bf88cb51b26f9c64e77721b240e2 */
/* licences: licences.txt */
import"./chunk-MS3SZ4ZT.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
