/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
import{T as i,b as e,v as a}from"./chunk-4OJ2W27I.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
