/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-4AX56TEN.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
