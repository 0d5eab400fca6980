/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import{a as s}from"./chunk-RNY5UMU4.js";import{$ as n,b as i,d as e,z as p}from"./chunk-TJG7HAEI.js";var t=class extends n{importSheets(){return import("./sheets-EZXPU5OB.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
