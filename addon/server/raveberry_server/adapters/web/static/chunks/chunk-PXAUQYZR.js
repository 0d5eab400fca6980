/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-46JHMX63.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
