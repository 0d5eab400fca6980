/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-II3KYFFA.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
