/* raveberry sources sha256:0b0770f02f03c114181ed59e823f03f84dcfd6d72d79c307d4f33d25e2cdaadd */
/* licences: licences.txt */
import"./chunk-7KTHYSQS.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
