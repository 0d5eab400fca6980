/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import{R as i,b as e,u as a}from"./chunk-BBSAAFY5.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
