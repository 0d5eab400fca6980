/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import{a as s}from"./chunk-5XALLI5Q.js";import{A as p,aa as n,b as i,d as e}from"./chunk-IUX74MSQ.js";var t=class extends n{importSheets(){return import("./sheets-XNIEHC4M.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
