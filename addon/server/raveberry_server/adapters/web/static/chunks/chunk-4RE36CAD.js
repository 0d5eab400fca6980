/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import{a as s}from"./chunk-CJUB5IIO.js";import{_ as n,b as i,d as e,y as p}from"./chunk-ZHNGIBAS.js";var t=class extends n{importSheets(){return import("./sheets-O2MYSDZF.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
