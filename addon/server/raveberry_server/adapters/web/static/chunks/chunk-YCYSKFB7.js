/* raveberry sources sha256:614024bdfc8726ec */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-6522PWQZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
