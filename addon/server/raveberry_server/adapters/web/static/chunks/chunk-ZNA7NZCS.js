/* raveberry sources sha256:0b0770f02f03c114181ed59e823f03f84dcfd6d72d79c307d4f33d25e2cdaadd */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-2ZVHFMOI.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
