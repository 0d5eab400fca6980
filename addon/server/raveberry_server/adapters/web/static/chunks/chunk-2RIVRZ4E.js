/* raveberry sources sha256:6e719a6b0dce2415e2a2d10fa81e2a9237b2e4d9cd6218ecaa4707a35a7ae4fe */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-X2FF3UJS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
