/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import{a as n}from"./chunk-S7HZSSGB.js";import{G as i,b as s,e,fa as p}from"./chunk-MC5V4ONN.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-RYAG6Y7B.js")}importSheets(){return import("./sheets-W3WZ7GXV.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
