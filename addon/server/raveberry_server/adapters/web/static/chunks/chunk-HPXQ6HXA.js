/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import{M as i,b as e,s as a}from"./chunk-OR76J5JO.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
