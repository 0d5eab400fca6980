/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-PDD2GL4Y.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
