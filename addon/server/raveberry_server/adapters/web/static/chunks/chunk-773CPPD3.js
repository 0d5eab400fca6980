/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import{a as n}from"./chunk-ZCT6OZRI.js";import{G as i,b as s,e,fa as p}from"./chunk-BZ4FLW7U.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-GMJBWBZY.js")}importSheets(){return import("./sheets-2NQJN4J7.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
