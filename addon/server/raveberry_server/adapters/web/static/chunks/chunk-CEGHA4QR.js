/* raveberry sources sha256:14a8fb01e4459457cbe1154e8a21e6dc4ce01a45db6d8f7db494cf640ff9d88d */
/* licences: licences.txt */
import{K as i,g as r,s as a}from"./chunk-5L4ZA7MC.js";function l(e,t,o){return r`<a href=${a(e).href} data-page=${e} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{l as a};
