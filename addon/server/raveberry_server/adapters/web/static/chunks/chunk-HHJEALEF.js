/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-XDE3VC4B.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
