/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import{a as s}from"./chunk-HFX2Z2HF.js";import{A as p,aa as n,b as i,d as e}from"./chunk-RQBL5FTT.js";var t=class extends n{importSheets(){return import("./sheets-K7M6MZN6.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
