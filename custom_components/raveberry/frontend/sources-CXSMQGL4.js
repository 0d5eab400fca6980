/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
import"./chunk-GRDNTIJS.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
