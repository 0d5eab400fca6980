/* raveberry sources sha256:bf2b2a99351e9531e83447bee76b297630befb252cf4b8040e481d20aa47e421 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-L53TH2BZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
