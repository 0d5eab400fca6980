/* raveberry sources sha256:e3810ec544bb912d14a54ca1942813ab484d935eab670864a7bd2f1825a20fd9 */
/* licences: licences.txt */
import"./chunk-GFUGZS3U.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
