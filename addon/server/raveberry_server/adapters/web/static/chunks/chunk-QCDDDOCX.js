/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-HHA7BR5V.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
