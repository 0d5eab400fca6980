/* raveberry sources sha256:8a84e6c05e8fc76e7d1fe3d8a816b3670f99c796c7c0b86171d50b510e5bae22 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-4XOGINRB.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
