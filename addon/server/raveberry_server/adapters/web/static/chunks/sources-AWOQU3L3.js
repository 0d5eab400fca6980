/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import"./chunk-J66MLM7K.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
