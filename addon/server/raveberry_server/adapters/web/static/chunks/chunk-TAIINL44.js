/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-45OOFGXL.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
