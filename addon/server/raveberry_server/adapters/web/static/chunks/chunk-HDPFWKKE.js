/* raveberry sources sha256:bfd2a4d9fe7a4af58df0aef5adb090911d6fcae7757dcd8ab4504628097eef4d */
/* licences: licences.txt */
import{I as i,g as e,s as a}from"./chunk-DWETCMTX.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
