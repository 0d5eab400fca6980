/* raveberry sources sha256:5bbebe48815e7aba3aeaed12f53453bd577641a74359abee66faca108f294f5a */
/* licences: licences.txt */
import{E as i,b as e,n as a}from"./chunk-HDVFWYLH.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
