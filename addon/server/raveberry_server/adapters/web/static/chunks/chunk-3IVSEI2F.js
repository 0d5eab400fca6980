/* raveberry sources sha256:36dd5ca54a4c6e84e44fd36769d4ed9ebb960706b8c1a06f84068150f468b7ee */
/* licences: licences.txt */
import{a as s}from"./chunk-HEDX5Y7I.js";import{W as n,b as i,d as e,v as p}from"./chunk-2Y6GTFJU.js";var t=class extends n{importSheets(){return import("./sheets-Q662RIDN.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
