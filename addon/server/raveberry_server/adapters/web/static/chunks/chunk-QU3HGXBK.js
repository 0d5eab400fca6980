/* raveberry sources sha256:c6c0b29eba3441632a8c6cbf1047005f7ce301dfdc08654bc1e760e6b417f271 */
/* licences: licences.txt */
import{a as s}from"./chunk-STXNSZPK.js";import{U as n,b as i,d as e,t as p}from"./chunk-X5XID3HI.js";var t=class extends n{importSheets(){return import("./sheets-OFEAPWML.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
