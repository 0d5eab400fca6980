/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{a as s}from"./chunk-3P2MWEJR.js";import{_ as n,b as i,d as e,y as p}from"./chunk-7R7RC24A.js";var t=class extends n{importSheets(){return import("./sheets-D64QQXCA.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
