/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import"./chunk-DYKUG6MI.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
