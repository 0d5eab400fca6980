/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-RBBCXXKO.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
