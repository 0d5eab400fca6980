/* raveberry sources sha256:65787b7f2e9ef74b26b31c9b0105a0574935a058a397c1f420fa9cee202729b2 */
/* licences: licences.txt */
import{a as s}from"./chunk-P73WPPCZ.js";import{X as n,b as i,d as e,w as p}from"./chunk-JYVHFLHH.js";var t=class extends n{importSheets(){return import("./sheets-TVUQEV3M.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
