/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-BZ4FLW7U.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
