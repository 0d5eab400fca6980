/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import{a as n}from"./chunk-MNMKGLID.js";import{G as i,b as s,e,fa as p}from"./chunk-AB6OGJB3.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-A5HYLFA5.js")}importSheets(){return import("./sheets-2ZQZWKEZ.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
