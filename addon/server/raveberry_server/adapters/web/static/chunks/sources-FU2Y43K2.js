/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import"./chunk-5L4R6PMZ.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
