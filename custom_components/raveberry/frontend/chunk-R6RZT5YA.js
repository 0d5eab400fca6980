/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
var i="raveberry";function y(e){return Object.values(e.entities).filter(({platform:n,entity_id:t})=>n===i&&l(t)).map(({entity_id:n})=>n)}function c(e,n){let t=e.entities[n]?.device_id;return Object.values(e.entities).filter(({platform:o,device_id:r,hidden:a})=>{if(o!==i||a||!t||!r)return!1;let{via_device_id:s,parent_device_id:d}=e.devices[r]??{};return[r,s,d].includes(t)})}function l(e){return e.startsWith("media_player.")}export{y as a,c as b};
