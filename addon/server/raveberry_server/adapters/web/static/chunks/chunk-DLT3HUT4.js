/* raveberry sources sha256:ccd1889797dc2033b5a07b6d9566e52bafec9b982c8f4d3b036a4f6ee3ff7044 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-KCUBNMFH.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
