/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
import"./chunk-Z4UUDCFZ.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
