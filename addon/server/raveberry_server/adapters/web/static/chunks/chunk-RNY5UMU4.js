/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import{L as i,b as e,r as a}from"./chunk-TJG7HAEI.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
