/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import{a as n}from"./chunk-TAIINL44.js";import{G as i,b as s,e,fa as p}from"./chunk-45OOFGXL.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-SXD67IYV.js")}importSheets(){return import("./sheets-WMEYZMCQ.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
