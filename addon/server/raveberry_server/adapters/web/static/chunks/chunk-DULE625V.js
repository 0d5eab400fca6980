/* raveberry sources sha256:7c6cb522f778e8822c5d71b9e792fdf862c575174265fa39c15500e7317a0d47 */
/* licences: licences.txt */
import{a as s}from"./chunk-4HUTFYSS.js";import{V as n,b as i,d as e,t as p}from"./chunk-FHKNBAYY.js";var t=class extends n{importSheets(){return import("./sheets-IXMDYOY4.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
