/* raveberry sources sha256:e4d64d3e5b93bf2a17d172f88da563815565ea10d480f734ca440128567b631e */
/* licences: licences.txt */
import{E as i,b as e,n as a}from"./chunk-S3SLPWI2.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
