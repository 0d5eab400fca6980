/* raveberry sources sha256:9032aac1eff223429ebd638a58c1a0d637b727620966a9d47364204664db12f0 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-QMCBZ7CZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
