/* raveberry sources sha256:ff6b636545f7a8a9ccbf05b3899fa2a52920ee061759f9bbd85d9dfd6408d043 */
/* licences: licences.txt */
import{G as i,b as e,n as a}from"./chunk-W3D2N435.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
