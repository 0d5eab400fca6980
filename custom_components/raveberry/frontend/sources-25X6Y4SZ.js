/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import"./chunk-JHTQNHPB.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
