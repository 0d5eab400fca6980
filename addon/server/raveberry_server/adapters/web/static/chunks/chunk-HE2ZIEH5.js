/* raveberry sources sha256:40f10242d92f5ec0e592a6d7294a1a0693a02dd61cb0ee0bc740eabf2da245eb */
/* licences: licences.txt */
import{G as i,b as e,n as a}from"./chunk-IUVP3PAZ.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
