/* raveberry sources sha256:8f62ec935f1ecfc17bf50e6e73483ee6c4f466b1eecb9721fe81ed87d3b7f32f */
/* licences: licences.txt */
import{D as i,b as e,n as a}from"./chunk-E2VJVU3F.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
