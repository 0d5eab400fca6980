/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-XHWWGGNE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
