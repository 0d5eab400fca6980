/* raveberry sources sha256:7a31be67e959ced3608390fa41fdecbf7a03a1864ac2d805c902d4c68d9309a3 */
/* licences: licences.txt */
import"./chunk-7KUDJGA4.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
