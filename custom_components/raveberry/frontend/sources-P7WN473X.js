/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
import"./chunk-FXXSJIY7.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
