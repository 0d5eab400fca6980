/* raveberry sources sha256:3a06942b5cf42f860ac67d37c32134e4d0d727ea673e4c542a92a587ab86eaab */
/* licences: licences.txt */
import{I as i,g as e,s as a}from"./chunk-4KOCKMF6.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
