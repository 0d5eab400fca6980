/* raveberry sources sha256:0b0770f02f03c114181ed59e823f03f84dcfd6d72d79c307d4f33d25e2cdaadd */
/* licences: licences.txt */
import{a as s}from"./chunk-ZNA7NZCS.js";import{W as n,b as i,d as e,v as p}from"./chunk-2ZVHFMOI.js";var t=class extends n{importSheets(){return import("./sheets-AIDHHR7R.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
