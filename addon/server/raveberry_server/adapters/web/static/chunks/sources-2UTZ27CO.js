/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import"./chunk-UX4PQE33.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
