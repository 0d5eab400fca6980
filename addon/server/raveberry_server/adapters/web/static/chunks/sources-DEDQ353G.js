/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import"./chunk-KJ3ZWFUO.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
