/* raveberry sources sha256:81dfdce3f41fc520656ee2979b2f6c63ec9cd49edc35d737450563a73fcdc034 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-FCK5W2SA.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
