/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-JM7RYGJ6.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
