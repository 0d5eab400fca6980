/* raveberry sources sha256:d6fc50f0250f2aa2b281eb6ecbe3861969a38ac2238bec9c503def19f843c06e */
/* licences: licences.txt */
import"./chunk-FXR4DKMA.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
