/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-LJ4TFJND.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
