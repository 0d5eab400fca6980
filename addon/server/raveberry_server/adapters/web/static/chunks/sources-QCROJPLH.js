/* raveberry sources sha256:65787b7f2e9ef74b26b31c9b0105a0574935a058a397c1f420fa9cee202729b2 */
/* licences: licences.txt */
import"./chunk-2VSMDTZT.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
