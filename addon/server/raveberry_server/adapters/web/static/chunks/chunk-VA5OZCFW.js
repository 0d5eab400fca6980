/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import{a as n}from"./chunk-DJFB3KOT.js";import{G as i,b as s,e,fa as p}from"./chunk-CIEDHB43.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-DF5LKEHA.js")}importSheets(){return import("./sheets-ZIEJWXAP.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
