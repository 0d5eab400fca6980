/* raveberry sources sha256:bd28a8bfcd4826a1 */
/* licences: licences.txt */
import"./chunk-ROHLYMZD.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
