/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-7RS5MAT4.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
