/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-CIEDHB43.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
