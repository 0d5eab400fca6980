/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import"./chunk-YBQ2Z7LH.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
