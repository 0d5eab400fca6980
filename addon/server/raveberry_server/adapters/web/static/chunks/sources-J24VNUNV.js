/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import"./chunk-PCQQRIDI.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
