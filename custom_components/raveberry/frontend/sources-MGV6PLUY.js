/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import"./chunk-SDRKTJXO.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
