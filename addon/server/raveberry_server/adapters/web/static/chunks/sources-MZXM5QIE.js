/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import"./chunk-G7MOKOYX.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
