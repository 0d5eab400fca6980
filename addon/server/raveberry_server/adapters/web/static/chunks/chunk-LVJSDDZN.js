/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import{a as n}from"./chunk-I3ZZRVAM.js";import{F as i,b as s,da as p,e}from"./chunk-EOD7BXBA.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-46WE5YJR.js")}importSheets(){return import("./sheets-62GJKQKF.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
