/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-5CWMF2DL.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
