/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import"./chunk-G7MOKOYX.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
