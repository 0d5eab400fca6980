/* raveberry sources sha256:9e40680c538d77569d9ac20b4b6386936a273bf05132abb59693699aeaca1414 */
/* licences: licences.txt */
import{K as i,g as r,s as a}from"./chunk-WLD57NC3.js";function l(e,t,o){return r`<a href=${a(e).href} data-page=${e} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{l as a};
