/* raveberry sources sha256:fc48589741494174 */
/* licences: licences.txt */
import"./chunk-SMTKJXVL.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
