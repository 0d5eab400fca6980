/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import{a as s}from"./chunk-SQ2MITMC.js";import{_ as n,b as i,d as e,y as p}from"./chunk-ZCZEKQDX.js";var t=class extends n{importSheets(){return import("./sheets-EX2RH5Z4.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
