/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import"./chunk-P5OMRLDD.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
