/* raveberry sources sha256:44a022c34a21b6dd54a4b1fcaafa3d48287be54314e00d7870df48dd72f03c6e */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-4ZW5P3QO.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
