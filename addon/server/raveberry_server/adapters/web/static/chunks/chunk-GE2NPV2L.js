/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import{a as n}from"./chunk-P4ANQEIX.js";import{F as i,b as s,da as p,e}from"./chunk-S2NLPMJ2.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-NWGIAEN3.js")}importSheets(){return import("./sheets-T53IZKNQ.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
