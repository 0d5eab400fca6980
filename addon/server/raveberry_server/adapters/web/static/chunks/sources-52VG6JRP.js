/* raveberry sources sha256:9a734be89e92c8a14bacab953a902d4977d4314eff6fb24b55ad01cd5a15da07 */
/* licences: licences.txt */
import"./chunk-MXQIXGP7.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
