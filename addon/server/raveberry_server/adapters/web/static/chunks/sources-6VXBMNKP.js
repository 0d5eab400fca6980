/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import"./chunk-LB54VJKV.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
