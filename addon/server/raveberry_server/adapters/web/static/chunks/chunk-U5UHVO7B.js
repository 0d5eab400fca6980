/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import{R as i,b as e,u as a}from"./chunk-7W7EAUGF.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
