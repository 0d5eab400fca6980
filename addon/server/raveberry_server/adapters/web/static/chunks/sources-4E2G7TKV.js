/* raveberry sources sha256:bd28a8bfcd4826a1 */
/* licences: licences.txt */
import"./chunk-ROHLYMZD.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
