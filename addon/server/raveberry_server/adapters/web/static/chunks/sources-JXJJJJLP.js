/* raveberry sources sha256:6fb502558836dee7e44040b03eae4935bb40486ba3e41aae3e4a0a6521ead4e4 */
/* licences: licences.txt */
import"./chunk-H3VWH5A7.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
