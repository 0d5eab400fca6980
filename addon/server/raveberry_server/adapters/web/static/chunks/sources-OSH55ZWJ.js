/* raveberry sources sha256:047ba4bbafcf995e46ad07f4f4156404601646e5a14b2eb5ab809a17e36cd7b2 */
/* licences: licences.txt */
import"./chunk-IADGNOMQ.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
