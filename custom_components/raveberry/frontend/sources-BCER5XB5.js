/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import"./chunk-BKNOBQ3I.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
