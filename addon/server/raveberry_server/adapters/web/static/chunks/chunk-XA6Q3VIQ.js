/* raveberry sources sha256:3db89d72dcd9d71409e8d187fa52cc2cca760b89d4d339e4b5331bea96431d41 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-HOHYYXZ6.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
