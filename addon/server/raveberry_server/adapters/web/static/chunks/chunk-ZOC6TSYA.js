/* raveberry sources sha256:0d838590b4ef4ce2 */
/* licences: licences.txt */
import{a as n}from"./chunk-75XP6KJ2.js";import{F as i,b as s,da as p,e}from"./chunk-XCLV34O4.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-OMFHOETO.js")}importSheets(){return import("./sheets-JVYNGF3F.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
