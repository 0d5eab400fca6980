/* raveberry sources sha256:6fb502558836dee7e44040b03eae4935bb40486ba3e41aae3e4a0a6521ead4e4 */
/* licences: licences.txt */
import{G as i,b as e,o as a}from"./chunk-KSQJGSXZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
