/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
import"./chunk-6UJFQLEF.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
