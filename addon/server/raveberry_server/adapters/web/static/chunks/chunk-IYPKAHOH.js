/* raveberry sources sha256:9330076fcaa1173347dca1cd0d4dcf38d139666029a4ad1cb9add0aa31fe5328 */
/* licences: licences.txt */
import{G as i,b as e,n as a}from"./chunk-YKIPGPWT.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
