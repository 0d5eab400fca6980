/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-BFFUXILR.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
