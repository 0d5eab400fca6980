/* raveberry sources sha256:bd28a8bfcd4826a1 */
/* licences: licences.txt */
import{a as s}from"./chunk-KPRF4K7H.js";import{_ as n,b as i,d as e,y as p}from"./chunk-NH3GGHCG.js";var t=class extends n{importSheets(){return import("./sheets-DNQKNO5Q.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
