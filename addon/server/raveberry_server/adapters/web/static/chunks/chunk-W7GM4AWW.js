/* raveberry sources sha256:10c82d17e5e87bdb2e474c3e8ebc1b88f0d887b038779238adc5a8ea6ce13bb4 */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-JC62644B.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
