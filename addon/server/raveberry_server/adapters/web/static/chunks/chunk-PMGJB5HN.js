/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
import{W as i,b as e,v as a}from"./chunk-QME2FHOG.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
