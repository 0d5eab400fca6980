/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import"./chunk-JBPCWZH7.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
