/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-O5RUPF2O.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
