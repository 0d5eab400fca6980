/* raveberry sources sha256:d7b4d4b2cc8da6ff3b359a21efb46e84078b50e61e19ef9322787340e4760f75 */
/* licences: licences.txt */
import{I as i,b as e,p as a}from"./chunk-44JBZGUC.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
