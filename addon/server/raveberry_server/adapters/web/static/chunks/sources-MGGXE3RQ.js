/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import"./chunk-FXGEDEKE.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
