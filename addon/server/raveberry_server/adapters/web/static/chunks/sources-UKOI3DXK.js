/* raveberry sources sha256:10c82d17e5e87bdb2e474c3e8ebc1b88f0d887b038779238adc5a8ea6ce13bb4 */
/* licences: licences.txt */
import"./chunk-4L4GOASO.js";var s={local:"Library",online:"Online search",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
