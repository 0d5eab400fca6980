/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
import"./chunk-O2DHFNQG.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
