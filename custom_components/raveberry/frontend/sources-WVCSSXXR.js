/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import"./chunk-63JTB7W5.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
