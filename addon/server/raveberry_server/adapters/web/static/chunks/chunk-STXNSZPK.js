/* raveberry sources sha256:c6c0b29eba3441632a8c6cbf1047005f7ce301dfdc08654bc1e760e6b417f271 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-X5XID3HI.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
