/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-Q6GM2VFR.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
