/* raveberry sources sha256:150ddeec81238fe7 */
/* licences: licences.txt */
import"./chunk-3TU25RGV.js";var e={local:"Bibliothek",online:"Online-Suche",line_in:"Line-In",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{e as sources};
