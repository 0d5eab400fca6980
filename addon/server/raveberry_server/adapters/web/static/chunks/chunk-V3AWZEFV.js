/* raveberry sources sha256:04c56210c7cd0cf2cbc66dd15fadee88170da5900bc69569f70218db813f54c6 */
/* licences: licences.txt */
import{a as s}from"./chunk-6U6G57G4.js";import{X as n,b as i,d as e,w as p}from"./chunk-WBVTY7JJ.js";var t=class extends n{importSheets(){return import("./sheets-JWED6LAS.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
