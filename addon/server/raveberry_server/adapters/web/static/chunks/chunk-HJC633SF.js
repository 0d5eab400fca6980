/* raveberry sources sha256:a7a23d96cbf0e6e9dd793350cb64a438792cea5478c43a4ae609f9e9f72f56cf */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-YLNMA363.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
