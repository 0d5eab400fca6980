/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-RDTDU24T.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
