/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-ZCZEKQDX.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
