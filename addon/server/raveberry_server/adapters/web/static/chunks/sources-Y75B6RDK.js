/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import"./chunk-JBPCWZH7.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
