/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-6E4QQQJO.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
