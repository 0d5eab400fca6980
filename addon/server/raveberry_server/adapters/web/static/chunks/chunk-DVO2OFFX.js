/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import{a as n}from"./chunk-GO5DLG3E.js";import{F as i,b as s,e,ea as p}from"./chunk-BBSAAFY5.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-63LEV7NO.js")}importSheets(){return import("./sheets-LD27PPZE.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
