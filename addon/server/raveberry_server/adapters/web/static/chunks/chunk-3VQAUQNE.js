/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import{a as s}from"./chunk-EBH4UXG7.js";import{A as p,aa as n,b as i,d as e}from"./chunk-P5AEOIYD.js";var t=class extends n{importSheets(){return import("./sheets-7DP3GH2Q.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
