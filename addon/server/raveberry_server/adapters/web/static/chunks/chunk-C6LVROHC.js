/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import{M as i,b as e,s as a}from"./chunk-6QXDQKKH.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
