/* raveberry sources sha256:6434de0c929fa6cb0f26b1485f13a6155f03859d82cdb53967af3f7a64d935f8 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-ABBBOWLU.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
