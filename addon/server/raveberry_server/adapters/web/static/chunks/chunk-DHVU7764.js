/* raveberry sources sha256:c5ff79fcf2d712fba520cd29500cd2ba4e5ca7c3fb2efbb316fa3fa75aae6fb0 */
/* licences: licences.txt */
import{K as i,g as r,s as a}from"./chunk-R274A2DJ.js";function l(e,t,o){return r`<a href=${a(e).href} data-page=${e} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{l as a};
