/* raveberry sources sha256:4dba26cc7771962b09e0a96fcc2fa8fa4ebbff385780cd0d7559d5e24f293755 */
/* licences: licences.txt */
import{D as i,b as e,n as a}from"./chunk-2NZ36WSE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
