/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
import"./chunk-Z4UUDCFZ.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
