/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
import"./chunk-JNLGIXHH.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
