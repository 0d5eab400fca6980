/* raveberry sources sha256:ca347c7c4ca69fdb1713dc6e6c4a0173d4e4ac84d85e3d51ef27ded8ebb52847 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-UZXEPV4D.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
