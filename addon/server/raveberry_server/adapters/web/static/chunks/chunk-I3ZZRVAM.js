/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import{R as i,b as e,u as a}from"./chunk-EOD7BXBA.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
