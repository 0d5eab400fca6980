/* raveberry sources sha256:67570bd0632e0dff6ff5b1a82c5f0e436d3fcfca6d535083dcaada08d2a49c58 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-CBGDHF7H.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
