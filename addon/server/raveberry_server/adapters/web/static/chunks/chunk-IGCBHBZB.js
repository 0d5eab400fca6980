/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-7WVT7HPM.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
