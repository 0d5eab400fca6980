/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-W5XS4HX4.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
