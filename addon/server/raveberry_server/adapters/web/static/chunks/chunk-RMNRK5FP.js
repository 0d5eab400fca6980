/* raveberry sources sha256:f928e0418a41efc215170903282682c206de80f0f247ac457506f4e0fbcdc571 */
/* licences: licences.txt */
import{K as i,g as r,s as a}from"./chunk-6YCM76D2.js";function l(e,t,o){return r`<a href=${a(e).href} data-page=${e} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{l as a};
