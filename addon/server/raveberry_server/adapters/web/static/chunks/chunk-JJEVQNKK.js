/* raveberry sources sha256:a93274fd232f0c17cbd61cc7f93f09396a40688b6e94902c29f442c52e8d3a03 */
/* licences: licences.txt */
import{E as i,b as e,n as a}from"./chunk-LESOXIDE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
