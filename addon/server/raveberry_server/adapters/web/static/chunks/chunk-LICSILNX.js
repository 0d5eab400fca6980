/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-L3TXMV7A.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
