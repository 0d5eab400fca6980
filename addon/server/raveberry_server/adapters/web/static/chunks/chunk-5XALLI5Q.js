/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import{M as i,b as e,s as a}from"./chunk-IUX74MSQ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
