/* raveberry sources sha256:26eb4210aa085b65e110641619332c3906954cf7ad92b5a20cd926045c4107ba */
/* licences: licences.txt */
import{G as i,b as e,n as a}from"./chunk-2DQE3Y6J.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
