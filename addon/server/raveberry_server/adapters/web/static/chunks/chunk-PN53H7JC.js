/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import{a as n}from"./chunk-KA7YAUJN.js";import{G as i,b as s,e,fa as p}from"./chunk-W5XS4HX4.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-VGDK5TEC.js")}importSheets(){return import("./sheets-AUFECC5H.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
