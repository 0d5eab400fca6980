/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-O3PRIDTM.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
