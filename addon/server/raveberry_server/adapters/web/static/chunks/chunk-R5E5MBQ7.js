/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-LN7JLJSW.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
