/* raveberry sources sha256:36dd5ca54a4c6e84e44fd36769d4ed9ebb960706b8c1a06f84068150f468b7ee */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-2Y6GTFJU.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
