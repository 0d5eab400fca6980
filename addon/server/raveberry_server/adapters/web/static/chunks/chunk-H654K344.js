/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-YQYWWLXE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
