/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-2GSETEJM.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
