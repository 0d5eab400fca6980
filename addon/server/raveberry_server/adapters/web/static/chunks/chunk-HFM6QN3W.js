/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-I5J5ZZM5.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
