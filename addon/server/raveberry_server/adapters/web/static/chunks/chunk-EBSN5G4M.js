/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-FJUVDPBP.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
