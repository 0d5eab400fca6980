/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import{a as n}from"./chunk-Z7LG3B3B.js";import{G as i,b as s,e,fa as p}from"./chunk-DYEFY2M6.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-XZSEMWTN.js")}importSheets(){return import("./sheets-564HS3PB.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
