/* raveberry sources sha256:0e0ced7ceb53ec4e8af701e723421ffe6c66c3ecd25882fb401c6a7300f7b738 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-OMSBQLFZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
