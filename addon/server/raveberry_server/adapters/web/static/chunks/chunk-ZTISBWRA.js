/* raveberry sources sha256:ebe876c6a5cd34181470c0898c45bf201a48bf88cb51b26f9c64e77721b240e2 */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-MM6VJ3SV.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
