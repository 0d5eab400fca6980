/* raveberry sources sha256:c39ff37a675656f870bd11e42eab11843d5e79a5f2beefceaeab40ae8ff81ed7 */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-TGYHR6UX.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
