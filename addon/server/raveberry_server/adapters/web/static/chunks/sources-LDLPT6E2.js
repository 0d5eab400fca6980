/* raveberry sources sha256:e63b29100a6c8c85d7298d37368a4c198a607dd4f926c48b5afeb7d1afdcea9a */
/* licences: licences.txt */
import"./chunk-NPUM3ZA7.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
