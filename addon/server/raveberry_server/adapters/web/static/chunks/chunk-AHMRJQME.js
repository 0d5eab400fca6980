/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import{a as n}from"./chunk-TZSPJHQ4.js";import{G as i,b as s,e,fa as p}from"./chunk-2LS3VQS5.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-2JCQS36Y.js")}importSheets(){return import("./sheets-QQ5PJ6SV.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
