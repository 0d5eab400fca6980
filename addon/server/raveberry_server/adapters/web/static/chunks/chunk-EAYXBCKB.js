/* raveberry sources sha256:0cd4b2ecd3d9ba8e1dcedebad337fab1df465fd399104ee3c60de84633c4b6f2 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-NW7EV3EA.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
