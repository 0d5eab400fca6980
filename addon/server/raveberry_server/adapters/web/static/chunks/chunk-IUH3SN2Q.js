/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-B5MJ4Z6O.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
