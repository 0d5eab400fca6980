/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-QNS3RBXE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
