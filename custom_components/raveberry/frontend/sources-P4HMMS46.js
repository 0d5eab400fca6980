/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
import"./chunk-LPWVGCDU.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
