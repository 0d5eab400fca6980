/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-MC5V4ONN.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
