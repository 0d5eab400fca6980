/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import"./chunk-VN3VGAHH.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
