/* raveberry sources sha256:7a31be67e959ced3608390fa41fdecbf7a03a1864ac2d805c902d4c68d9309a3 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-UXPVPPZP.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
