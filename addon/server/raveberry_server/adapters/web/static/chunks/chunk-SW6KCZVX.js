/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import{a as s}from"./chunk-QGOOPOIM.js";import{_ as n,b as i,d as e,y as p}from"./chunk-RBBCXXKO.js";var t=class extends n{importSheets(){return import("./sheets-G5RQWA43.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
