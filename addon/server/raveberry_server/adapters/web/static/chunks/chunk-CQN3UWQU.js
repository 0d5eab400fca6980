/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-WCHTG7TE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
