/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import"./chunk-RGE3XIJW.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
