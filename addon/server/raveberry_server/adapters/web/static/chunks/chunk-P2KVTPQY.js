/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-D724KIJY.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
