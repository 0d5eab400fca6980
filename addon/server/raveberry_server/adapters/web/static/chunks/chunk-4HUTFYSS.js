/* raveberry sources sha256:7c6cb522f778e8822c5d71b9e792fdf862c575174265fa39c15500e7317a0d47 */
/* licences: licences.txt */
import{G as i,b as e,n as a}from"./chunk-FHKNBAYY.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
