/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import{a as n}from"./chunk-R5E5MBQ7.js";import{G as i,b as s,e,fa as p}from"./chunk-LN7JLJSW.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-AQR53GT7.js")}importSheets(){return import("./sheets-SEZFVDLI.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
