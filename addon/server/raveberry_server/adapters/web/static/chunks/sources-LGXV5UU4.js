/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import"./chunk-GAZG742V.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
