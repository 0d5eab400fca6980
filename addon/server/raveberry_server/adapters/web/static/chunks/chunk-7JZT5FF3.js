/* raveberry sources sha256:d6fc50f0250f2aa2b281eb6ecbe3861969a38ac2238bec9c503def19f843c06e */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-UU3WLECS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
