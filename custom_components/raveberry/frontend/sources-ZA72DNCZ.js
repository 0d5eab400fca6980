/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
import"./chunk-KQE64F4M.js";var e={local:"Bibliothek",online:"Online-Suche",line_in:"Line-In",radio:"Radio",streaming:"Streaming-Links",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{e as sources};
