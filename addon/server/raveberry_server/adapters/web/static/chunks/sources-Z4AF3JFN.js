/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import"./chunk-GAZG742V.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
