/* raveberry sources sha256:e44ca62d1d9153db0dbbd057432cefce38f45fae223d74bafdb6d80fb1f3d98e */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-Z42AJWTJ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
