/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import{a as n}from"./chunk-EBSN5G4M.js";import{G as i,b as s,e,fa as p}from"./chunk-FJUVDPBP.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-TCBWENMP.js")}importSheets(){return import("./sheets-Y47TGXSZ.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
