/* raveberry sources sha256:24a8a3cc34f4ab82cd284b1ed68d6e31170e54678d4f75019e95a38ad6c1ec51 */
/* licences: licences.txt */
import{G as i,b as e,o as a}from"./chunk-4YYGLU3O.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
