/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import"./chunk-Z5MUGFBG.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
