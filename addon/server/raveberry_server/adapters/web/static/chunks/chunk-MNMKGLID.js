/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-AB6OGJB3.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
