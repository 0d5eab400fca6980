/* raveberry sources sha256:24a8a3cc34f4ab82cd284b1ed68d6e31170e54678d4f75019e95a38ad6c1ec51 */
/* licences: licences.txt */
import{a as s}from"./chunk-OSNMCUWG.js";import{V as n,b as i,d as e,u as p}from"./chunk-4YYGLU3O.js";var t=class extends n{importSheets(){return import("./sheets-YCKJWI2D.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
