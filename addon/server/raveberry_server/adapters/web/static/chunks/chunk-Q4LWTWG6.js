/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-7QBRE4PK.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
