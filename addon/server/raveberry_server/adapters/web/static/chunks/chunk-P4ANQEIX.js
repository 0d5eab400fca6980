/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import{R as i,b as e,u as a}from"./chunk-S2NLPMJ2.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
