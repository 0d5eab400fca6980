/* raveberry sources sha256:1b73e429873123b743cd1972bffadc09d2a3c117599fed700d5097b56c15f66d */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-XGM52T2E.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
