/* raveberry sources sha256:78466b39aef43dfe */
/* licences: licences.txt */
import{a as n}from"./chunk-Q6GAUSV2.js";import{G as i,b as s,e,fa as p}from"./chunk-EAWSEWCV.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-XD7XXAU2.js")}importSheets(){return import("./sheets-XVW2UOEB.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
