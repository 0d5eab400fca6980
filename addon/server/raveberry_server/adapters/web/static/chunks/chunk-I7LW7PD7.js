/* raveberry sources sha256:804d5edf7961d67d7029a2d2315c71ffa52173a15937c92e176a543c54a0e508 */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-C7CY5QHC.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
