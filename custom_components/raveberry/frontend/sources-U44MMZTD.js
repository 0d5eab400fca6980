/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
import"./chunk-KQE64F4M.js";var s={local:"Library",online:"Online search",line_in:"Line-in",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
