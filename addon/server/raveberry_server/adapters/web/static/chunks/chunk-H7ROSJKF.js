/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import{a as n}from"./chunk-K7YBUSIG.js";import{G as i,b as s,e,fa as p}from"./chunk-O3PRIDTM.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-3EAQCG4P.js")}importSheets(){return import("./sheets-32NSXEXC.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
