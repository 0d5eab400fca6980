/* raveberry sources sha256:28fea1de47055fb1da1310e541dc3c2285f98154a4eba536dc13006304cbc23a */
/* licences: licences.txt */
import{a as s}from"./chunk-MTVK3BXP.js";import{X as n,b as i,d as e,w as p}from"./chunk-BDB7SEOS.js";var t=class extends n{importSheets(){return import("./sheets-LOKJC3FU.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
