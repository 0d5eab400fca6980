/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-YD4UY7RP.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
