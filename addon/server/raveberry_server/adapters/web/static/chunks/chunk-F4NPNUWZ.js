/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import{a as n}from"./chunk-P2KVTPQY.js";import{G as i,b as s,e,fa as p}from"./chunk-D724KIJY.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-5X4632H5.js")}importSheets(){return import("./sheets-LARPHVDC.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
