/* raveberry sources sha256:5b44ec5e889dd11e1b1189a5e478bae9cea560b584fc2de5a2ec5288d36b5178 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-SP7AQLJD.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
