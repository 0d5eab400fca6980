/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import{a as n}from"./chunk-PXAUQYZR.js";import{G as i,b as s,e,fa as p}from"./chunk-46JHMX63.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-TSUJ6ZGJ.js")}importSheets(){return import("./sheets-AVINLI3R.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
