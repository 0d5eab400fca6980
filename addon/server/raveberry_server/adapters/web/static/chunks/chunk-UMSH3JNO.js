/* raveberry sources sha256:3187d74a070d99964cc34d3d30df0e4d932d52af4e631f9fb72482f4f50c6839 */
/* licences: licences.txt */
import{H as i,b as e,p as a}from"./chunk-ZYNPIJQX.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
