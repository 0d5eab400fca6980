/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import"./chunk-KJ3ZWFUO.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
