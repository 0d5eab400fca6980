/* raveberry sources sha256:089b8f81966420c019a930d79437189446b793f87c5bd7038eac4a9e846c97b5 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-MQQ7QVMJ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
