/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import{a as n}from"./chunk-U5UHVO7B.js";import{F as i,b as s,e,ea as p}from"./chunk-7W7EAUGF.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-MJXR3TV3.js")}importSheets(){return import("./sheets-GUI4DBJY.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
