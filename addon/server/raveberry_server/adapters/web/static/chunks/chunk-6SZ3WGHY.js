/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-X3NZ7PAF.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
