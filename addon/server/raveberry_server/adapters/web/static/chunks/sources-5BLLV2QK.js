/* raveberry sources sha256:a585ac52cf5aab91 */
/* licences: licences.txt */
import"./chunk-6HYWNAET.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
