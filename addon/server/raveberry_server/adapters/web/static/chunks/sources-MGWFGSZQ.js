/* raveberry sources sha256:c39ff37a675656f870bd11e42eab11843d5e79a5f2beefceaeab40ae8ff81ed7 */
/* licences: licences.txt */
import"./chunk-5LNO7WN6.js";var s={local:"Bibliothek",online:"Online-Suche",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",home:"Home Assistant",stream:"Ersatzstream"};export{s as sources};
