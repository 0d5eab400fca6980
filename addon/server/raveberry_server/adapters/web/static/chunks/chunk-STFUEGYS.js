/* raveberry sources sha256:d6fc50f0250f2aa2b281eb6ecbe3861969a38ac2238bec9c503def19f843c06e */
/* licences: licences.txt */
import{a as s}from"./chunk-7JZT5FF3.js";import{U as n,b as i,d as e,t as p}from"./chunk-UU3WLECS.js";var t=class extends n{importSheets(){return import("./sheets-V4PKCFKF.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
