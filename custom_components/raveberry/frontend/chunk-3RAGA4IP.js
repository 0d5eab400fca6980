/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
var o="raveberry";function c(e){return Object.values(e.entities).filter(({platform:n,entity_id:t})=>n===o&&y(t)).map(({entity_id:n})=>n)}function g(e,n){let t=e.entities[n]?.device_id;return Object.values(e.entities).filter(({platform:a,device_id:r,hidden:s})=>{if(a!==o||s||!t||!r)return!1;let{via_device_id:i,parent_device_id:d}=e.devices[r]??{},l=i?e.devices[i]?.via_device_id:void 0;return[r,i,l,d].includes(t)})}function y(e){return e.startsWith("media_player.")}export{c as a,g as b};
