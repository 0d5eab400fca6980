/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-2XW5DITB.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
