/* raveberry sources sha256:81dfdce3f41fc520656ee2979b2f6c63ec9cd49edc35d737450563a73fcdc034 */
/* licences: licences.txt */
import"./chunk-54VX5OAM.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
