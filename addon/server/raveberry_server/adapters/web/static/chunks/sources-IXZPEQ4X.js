/* raveberry sources sha256:b25bf4d9092a437b6a5084870ae78362a5b16b01ca8b2ba50a8ccee0379aaf54 */
/* licences: licences.txt */
import"./chunk-5OVIFHUX.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
