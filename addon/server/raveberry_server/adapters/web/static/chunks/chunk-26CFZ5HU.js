/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import{a as n}from"./chunk-NNFUF2RU.js";import{G as i,b as s,e,fa as p}from"./chunk-Z47J4ONV.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-ZLWTZKAS.js")}importSheets(){return import("./sheets-W7SQOUHC.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
