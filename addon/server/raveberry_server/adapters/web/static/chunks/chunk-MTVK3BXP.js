/* raveberry sources sha256:28fea1de47055fb1da1310e541dc3c2285f98154a4eba536dc13006304cbc23a */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-BDB7SEOS.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
