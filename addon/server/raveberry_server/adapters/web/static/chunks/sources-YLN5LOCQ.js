/* raveberry sources sha256:c6c0b29eba3441632a8c6cbf1047005f7ce301dfdc08654bc1e760e6b417f271 */
/* licences: licences.txt */
import"./chunk-RNXPYWLF.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
