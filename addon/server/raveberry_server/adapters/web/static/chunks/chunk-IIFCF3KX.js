/* raveberry sources sha256:047ba4bbafcf995e46ad07f4f4156404601646e5a14b2eb5ab809a17e36cd7b2 */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-WJAYRLVE.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
