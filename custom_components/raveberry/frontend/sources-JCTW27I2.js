/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
import"./chunk-E35LFE4A.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
