/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import{a as s}from"./chunk-C3DICENW.js";import{_ as n,b as i,d as e,y as p}from"./chunk-5CWMF2DL.js";var t=class extends n{importSheets(){return import("./sheets-GGVJFZUQ.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
