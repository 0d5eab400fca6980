/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import{a as n}from"./chunk-4YW44MAK.js";import{G as i,b as s,e,fa as p}from"./chunk-G7VR3FUS.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-HDSICQBS.js")}importSheets(){return import("./sheets-IRZ3R53I.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
