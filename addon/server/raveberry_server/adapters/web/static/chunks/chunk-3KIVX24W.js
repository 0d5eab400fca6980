/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import{a as n}from"./chunk-6SZ3WGHY.js";import{G as i,b as s,e,fa as p}from"./chunk-X3NZ7PAF.js";var t=class extends p{constructor(){super(...arguments);this.importTools=()=>import("./tools-ENJ25EJD.js")}importSheets(){return import("./sheets-PTHZEQHF.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?s`<nav class="pages" aria-label=${o}>${n("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function f(r){i.provide(r),customElements.define("rb-guest",t)}export{f as a};
