/* raveberry sources sha256:8badb85f7cac3a70 */
/* licences: licences.txt */
import"./chunk-UQLZRLGY.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
