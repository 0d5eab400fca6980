/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-EDD3GQMJ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
