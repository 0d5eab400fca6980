/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import{a as n}from"./chunk-5ZKK4CTM.js";import{G as i,b as s,e,fa as p}from"./chunk-VG52N5F5.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-KYE4E3OE.js")}importSheets(){return import("./sheets-SIYB2AGA.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
