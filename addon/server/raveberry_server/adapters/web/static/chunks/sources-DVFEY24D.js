/* raveberry sources sha256:f5d7b65201c83e13 */
/* licences: licences.txt */
import"./chunk-G42UTDD3.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
