/* raveberry sources sha256:edce6f0fbea41812 */
/* licences: licences.txt */
import"./chunk-2TCFEQWX.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
