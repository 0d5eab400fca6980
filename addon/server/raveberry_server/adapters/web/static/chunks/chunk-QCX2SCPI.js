/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import{a as n}from"./chunk-RJWG6QQ2.js";import{F as i,b as s,da as p,e}from"./chunk-T7J5EALY.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-7LV6H4WF.js")}importSheets(){return import("./sheets-H33XHS4E.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
