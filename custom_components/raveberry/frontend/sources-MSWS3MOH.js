/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
import"./chunk-QSO7NUOA.js";var s={local:"Library",online:"Online search",radio:"Radio",streaming:"Streaming links",subsonic:"Music server",jamendo:"Jamendo",home:"Home Assistant",stream:"Backup stream"};export{s as sources};
