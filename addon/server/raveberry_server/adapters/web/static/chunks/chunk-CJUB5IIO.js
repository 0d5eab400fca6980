/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import{K as i,b as e,q as a}from"./chunk-ZHNGIBAS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
