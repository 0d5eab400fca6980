/* raveberry sources sha256:2ba2f713b916c9fe829855437c1ace4c3ee57d10aa06a2aaefe4dad2ee29c7f3 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-DKV55JQ5.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
