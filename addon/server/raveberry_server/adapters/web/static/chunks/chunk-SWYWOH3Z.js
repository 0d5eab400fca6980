/* raveberry sources sha256:b0285f93b950ce2fe36843dd668fc6c062d06cde86f8f9c30f4dec27d7caea31 */
/* licences: licences.txt */
import{E as i,b as e,n as a}from"./chunk-MBG72FCW.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
