/* raveberry sources sha256:3f61c08b4f4640a61205967110284b6fca7fc0ff406a9e0967c43c93c135eef3 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-HNOTGAJV.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
