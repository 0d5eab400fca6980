/* raveberry sources sha256:9a734be89e92c8a14bacab953a902d4977d4314eff6fb24b55ad01cd5a15da07 */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-LAOLWCG3.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
