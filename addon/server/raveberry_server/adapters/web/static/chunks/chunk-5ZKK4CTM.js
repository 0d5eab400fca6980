/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import{S as i,b as e,v as a}from"./chunk-VG52N5F5.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
