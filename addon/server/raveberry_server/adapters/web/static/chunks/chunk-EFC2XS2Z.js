/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import{a as n}from"./chunk-H654K344.js";import{G as i,b as s,e,fa as p}from"./chunk-YQYWWLXE.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-4LY2OGQD.js")}importSheets(){return import("./sheets-X4TDVQQE.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
