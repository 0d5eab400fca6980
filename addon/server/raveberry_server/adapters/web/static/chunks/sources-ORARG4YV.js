/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import"./chunk-A7JBNCPO.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
