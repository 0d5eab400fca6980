/* raveberry sources sha256:e44ca62d1d9153db0dbbd057432cefce38f45fae223d74bafdb6d80fb1f3d98e */
/* licences: licences.txt */
import"./chunk-PGD7OVA5.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
