/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-2LS3VQS5.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
