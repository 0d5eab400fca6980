/* raveberry sources sha256:ea14802a6721bd043a41c181cf4ced33c375c761cc6ed9d0aa672360dcb398fe */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-2TOJ5L4F.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
