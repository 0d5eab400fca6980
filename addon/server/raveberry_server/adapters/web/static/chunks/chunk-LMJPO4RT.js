/* raveberry sources sha256:4196ae5afeccf709dc6ed1d49492433b21a6b41dc1644bae8d5de92d08f85d60 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-VAVHLXJS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
