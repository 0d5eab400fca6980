/* raveberry sources sha256:e4184f6d7e9f2516259ab1e5001232e882bedb9fc750e6071344c4ac4a379ce5 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-J5J4RPKK.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
