/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-3LDMC4FO.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
