/* raveberry sources sha256:edce6f0fbea41812 */
/* licences: licences.txt */
import"./chunk-2TCFEQWX.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
