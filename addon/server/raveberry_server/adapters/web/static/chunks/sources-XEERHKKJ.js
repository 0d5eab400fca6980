/* raveberry sources sha256:65787b7f2e9ef74b26b31c9b0105a0574935a058a397c1f420fa9cee202729b2 */
/* licences: licences.txt */
import"./chunk-2VSMDTZT.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
