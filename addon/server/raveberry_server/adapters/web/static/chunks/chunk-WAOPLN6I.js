/* raveberry sources sha256:20c9a3c7f1da410e7be1fcc230185d8fd37e48abaee83cd8a596a7839db3b2b4 */
/* licences: licences.txt */
import{I as i,g as e,s as a}from"./chunk-FUP375S2.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
