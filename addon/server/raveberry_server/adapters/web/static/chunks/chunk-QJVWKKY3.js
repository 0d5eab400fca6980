/* raveberry sources sha256:c47888903803a87c32d8161dafdb09bd9aa69d6f408240b96407d9850fa73954 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-3LZ2FCM7.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
