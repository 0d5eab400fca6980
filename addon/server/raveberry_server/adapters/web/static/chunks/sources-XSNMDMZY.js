/* raveberry sources sha256:f5d7b65201c83e13 */
/* licences: licences.txt */
import"./chunk-G42UTDD3.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
