/* raveberry sources sha256:fc48589741494174 */
/* licences: licences.txt */
import"./chunk-SMTKJXVL.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
