/* raveberry sources sha256:524941176c2f29ad1ca84f209663c7b752d4c34dd37c8a3856c9676660d45d8f */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-RWQIMFOY.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
