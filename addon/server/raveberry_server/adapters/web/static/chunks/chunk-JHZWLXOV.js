/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import{a as n}from"./chunk-4IX2RG3A.js";import{H as i,b as s,e,ga as p}from"./chunk-WD6OTXLC.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-NMMLYGYG.js")}importSheets(){return import("./sheets-WADBYMMW.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
