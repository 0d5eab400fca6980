/* raveberry sources sha256:e63b29100a6c8c85d7298d37368a4c198a607dd4f926c48b5afeb7d1afdcea9a */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-7PHFSEAJ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
