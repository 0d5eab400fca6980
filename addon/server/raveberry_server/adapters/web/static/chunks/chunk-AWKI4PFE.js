/* raveberry sources sha256:e3810ec544bb912d14a54ca1942813ab484d935eab670864a7bd2f1825a20fd9 */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-OZPFQ7ZS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
