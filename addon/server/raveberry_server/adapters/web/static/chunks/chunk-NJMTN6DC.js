/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import{a as s}from"./chunk-QN7SPDXF.js";import{_ as n,b as i,d as e,y as p}from"./chunk-YSXMVJ4M.js";var t=class extends n{importSheets(){return import("./sheets-QB2FVBPF.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
