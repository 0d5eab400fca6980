/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-G7VR3FUS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
