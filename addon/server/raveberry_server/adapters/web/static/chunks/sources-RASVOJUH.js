/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import"./chunk-UX4PQE33.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
