/* raveberry sources sha256:150ddeec81238fe7 */
/* licences: licences.txt */
import"./chunk-3TU25RGV.js";var s={local:"Library",online:"Online search",line_in:"Line-in",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
