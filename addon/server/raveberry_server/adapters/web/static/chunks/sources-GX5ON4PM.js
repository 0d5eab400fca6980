/* raveberry sources sha256:804d5edf7961d67d7029a2d2315c71ffa52173a15937c92e176a543c54a0e508 */
/* licences: licences.txt */
import"./chunk-CMI4ZPWM.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
