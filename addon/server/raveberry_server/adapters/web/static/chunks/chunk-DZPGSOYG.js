/* raveberry sources sha256:e33319e9a9fcc65815055b4fcf54c5cfe432a25a2a5b96cb9381ae06694fb4a7 */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-PURMG7ZM.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
