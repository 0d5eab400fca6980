/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import"./chunk-BVELUEZA.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
