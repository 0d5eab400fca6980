/* raveberry sources sha256:39e28b4c69ae9d9efa5fef0c365d5f88d4782da73bee17270ee27491390fbb86 */
/* licences: licences.txt */
import{K as i,g as r,s as a}from"./chunk-I2ZZIQY7.js";function l(e,t,o){return r`<a href=${a(e).href} data-page=${e} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{l as a};
