/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import"./chunk-LB54VJKV.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
