/* raveberry sources sha256:e44ca62d1d9153db0dbbd057432cefce38f45fae223d74bafdb6d80fb1f3d98e */
/* licences: licences.txt */
import{a as s}from"./chunk-PDIM2F52.js";import{X as n,b as i,d as e,w as p}from"./chunk-Z42AJWTJ.js";var t=class extends n{importSheets(){return import("./sheets-NNULIIDB.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
