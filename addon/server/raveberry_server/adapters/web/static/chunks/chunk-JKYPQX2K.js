/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
import{a as n}from"./chunk-JPDB4YW4.js";import{G as i,b as s,e,fa as p}from"./chunk-EHJ6UM34.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-A6H3KANG.js")}importSheets(){return import("./sheets-XZTHXFAL.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
