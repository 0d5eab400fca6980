/* raveberry sources sha256:6d5cd1e48322c37d562466d4fe4e2ce44d15e4af663cfc2811b963778fd6e656 */
/* licences: licences.txt */
import{K as i,g as r,s as a}from"./chunk-U2KB4DTJ.js";function l(e,t,o){return r`<a href=${a(e).href} data-page=${e} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{l as a};
