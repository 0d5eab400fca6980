/* raveberry sources sha256:1622f3fa465be5ae6d6ff574a0425f4b089a7bf3242c97049e68f560b96e7f4a */
/* licences: licences.txt */
import{D as i,b as e,n as a}from"./chunk-WS7JPWCV.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
