/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import"./chunk-BKNOBQ3I.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
