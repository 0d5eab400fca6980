/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import{R as i,b as e,u as a}from"./chunk-T7J5EALY.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
