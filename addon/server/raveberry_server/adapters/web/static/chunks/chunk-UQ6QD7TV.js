/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-RFB45ITT.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
