/* raveberry sources sha256:f7ffb29c70f5eec656a6d3cdec9f9e520a8f2b117fa4d548089061a6c063f6a8 */
/* licences: licences.txt */
import{D as i,b as e,n as a}from"./chunk-RHAGDHIE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
