/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import"./chunk-IMJP6TRW.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
