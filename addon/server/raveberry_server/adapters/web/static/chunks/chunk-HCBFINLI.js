/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import{a as n}from"./chunk-KSQGKLYO.js";import{G as i,b as s,e,fa as p}from"./chunk-62LAO7PL.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-CRCUIFJZ.js")}importSheets(){return import("./sheets-4432HXOT.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
