/* raveberry sources sha256:40f10242d92f5ec0e592a6d7294a1a0693a02dd61cb0ee0bc740eabf2da245eb */
/* licences: licences.txt */
import{a as s}from"./chunk-HE2ZIEH5.js";import{V as n,b as i,d as e,t as p}from"./chunk-IUVP3PAZ.js";var t=class extends n{importSheets(){return import("./sheets-FBNC56UR.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
