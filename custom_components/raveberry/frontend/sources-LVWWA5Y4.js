/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import"./chunk-63JTB7W5.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
