/* raveberry sources sha256:b25bf4d9092a437b6a5084870ae78362a5b16b01ca8b2ba50a8ccee0379aaf54 */
/* licences: licences.txt */
import{a as s}from"./chunk-6ONFD66J.js";import{X as n,b as i,d as e,w as p}from"./chunk-SZ7JQC5P.js";var t=class extends n{importSheets(){return import("./sheets-WKLSGFDR.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
