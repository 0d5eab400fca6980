/* raveberry sources sha256:dddcd274bfed80e732ccb806b7cf734ad871f0d72db1f8bf27914ea59c620536 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-XBMQKUEZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
