/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-OGA3MBAL.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
