/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-53HUSIMS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
