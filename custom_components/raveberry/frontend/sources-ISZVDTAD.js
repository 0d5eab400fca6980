/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import"./chunk-WP6IDMCM.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
