/* raveberry sources sha256:7a31be67e959ced3608390fa41fdecbf7a03a1864ac2d805c902d4c68d9309a3 */
/* licences: licences.txt */
import{a as s}from"./chunk-YOL4R7YC.js";import{U as n,b as i,d as e,t as p}from"./chunk-UXPVPPZP.js";var t=class extends n{importSheets(){return import("./sheets-3M2TG6TE.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
