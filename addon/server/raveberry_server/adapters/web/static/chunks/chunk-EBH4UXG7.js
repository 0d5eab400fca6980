/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import{M as i,b as e,s as a}from"./chunk-P5AEOIYD.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
