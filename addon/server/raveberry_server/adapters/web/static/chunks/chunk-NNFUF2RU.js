/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-Z47J4ONV.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
