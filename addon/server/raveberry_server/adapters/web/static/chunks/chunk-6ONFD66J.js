/* raveberry sources sha256:b25bf4d9092a437b6a5084870ae78362a5b16b01ca8b2ba50a8ccee0379aaf54 */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-SZ7JQC5P.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
