/* raveberry sources sha256:28fea1de47055fb1da1310e541dc3c2285f98154a4eba536dc13006304cbc23a */
/* licences: licences.txt */
import"./chunk-SDW3KZEY.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
