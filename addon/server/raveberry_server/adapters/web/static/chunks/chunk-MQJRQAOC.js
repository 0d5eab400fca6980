/* raveberry sources sha256:d258e0657d6055d47d35e3977d9ff0e9cb520a83b95572ae990200edf5581197 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-5KMILVZB.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
