/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import"./chunk-ODN4DX4T.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
