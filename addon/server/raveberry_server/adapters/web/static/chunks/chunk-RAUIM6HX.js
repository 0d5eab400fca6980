/* raveberry sources sha256:ebe876c6a5cd34181470c0898c45bf201a48bf88cb51b26f9c64e77721b240e2 */
/* licences: licences.txt */
import{a as s}from"./chunk-ZTISBWRA.js";import{W as n,b as i,d as e,v as p}from"./chunk-MM6VJ3SV.js";var t=class extends n{importSheets(){return import("./sheets-WTR3JPPP.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
