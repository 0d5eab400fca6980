/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-35JNEHTI.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
