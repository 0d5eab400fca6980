/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-V2WYCN76.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
