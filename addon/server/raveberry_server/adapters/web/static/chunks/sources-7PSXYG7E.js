/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import"./chunk-NAJTR3KH.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
