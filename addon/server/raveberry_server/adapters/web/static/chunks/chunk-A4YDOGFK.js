/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import{a as s}from"./chunk-BHUAPOC5.js";import{_ as n,b as i,d as e,y as p}from"./chunk-QNS3RBXE.js";var t=class extends n{importSheets(){return import("./sheets-FQSVHDC6.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
