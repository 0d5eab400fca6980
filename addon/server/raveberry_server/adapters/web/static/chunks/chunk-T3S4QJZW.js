/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import{a as s}from"./chunk-C6LVROHC.js";import{A as p,aa as n,b as i,d as e}from"./chunk-6QXDQKKH.js";var t=class extends n{importSheets(){return import("./sheets-TCOIP47Q.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
