/* raveberry sources sha256:f5d7b65201c83e13 */
/* licences: licences.txt */
import{a as n}from"./chunk-4FKPDX42.js";import{F as i,b as s,da as p,e}from"./chunk-VIRPOVYP.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-C2AO3BRK.js")}importSheets(){return import("./sheets-4FLIMDCH.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
