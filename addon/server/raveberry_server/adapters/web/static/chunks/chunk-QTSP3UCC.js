/* raveberry sources sha256:ff6b636545f7a8a9ccbf05b3899fa2a52920ee061759f9bbd85d9dfd6408d043 */
/* licences: licences.txt */
import{a as s}from"./chunk-ILWDCCNF.js";import{V as n,b as i,d as e,t as p}from"./chunk-W3D2N435.js";var t=class extends n{importSheets(){return import("./sheets-XCSMGKLI.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
