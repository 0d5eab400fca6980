/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-DYEFY2M6.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
