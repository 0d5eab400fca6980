/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
import"./chunk-XRVOL7D6.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
