/* raveberry sources sha256:650b19b28df084d6d55ddae91d5704fdc0a36d0f730b2a20028f75ca28ea93db */
/* licences: licences.txt */
import{F as i,b as e,n as a}from"./chunk-UUIAMC4K.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
