/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import{a as n}from"./chunk-YAPFRW3A.js";import{G as i,b as s,e,fa as p}from"./chunk-53HUSIMS.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-MBYWZF2S.js")}importSheets(){return import("./sheets-CNRFFDC6.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
