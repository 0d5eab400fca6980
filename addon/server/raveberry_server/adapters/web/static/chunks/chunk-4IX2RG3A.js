/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-WD6OTXLC.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
