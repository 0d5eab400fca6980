/* raveberry sources sha256:65787b7f2e9ef74b26b31c9b0105a0574935a058a397c1f420fa9cee202729b2 */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-JYVHFLHH.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
