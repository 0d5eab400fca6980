/* raveberry sources sha256:f573eb2e671c4568192c5a34d8144487f55528787532224c821750468edcad3c */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-H3PC3GC5.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
