/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import{M as i,b as e,s as a}from"./chunk-RQBL5FTT.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
