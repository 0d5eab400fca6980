/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-7R7RC24A.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
