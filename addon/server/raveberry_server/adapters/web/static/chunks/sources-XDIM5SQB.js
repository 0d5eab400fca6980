/* raveberry sources sha256:04c56210c7cd0cf2cbc66dd15fadee88170da5900bc69569f70218db813f54c6 */
/* licences: licences.txt */
import"./chunk-K3BZ2FVM.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
