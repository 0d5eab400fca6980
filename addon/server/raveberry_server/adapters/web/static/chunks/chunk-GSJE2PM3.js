/* raveberry sources sha256:312071d99d7d8ca35ca0261da27aaafef8077bd9a91bddd1aa2399f44c397752 */
/* licences: licences.txt */
import{K as i,g as e,s as a}from"./chunk-LDS4YOWX.js";function m(r,t,o){return e`<a href=${a(r).href} data-page=${r} title=${t} aria-label=${t}>
    ${i(o)}<span>${t}</span>
  </a>`}export{m as a};
