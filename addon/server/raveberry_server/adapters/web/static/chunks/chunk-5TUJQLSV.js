/* raveberry sources sha256:c39ff37a675656f870bd11e42eab11843d5e79a5f2beefceaeab40ae8ff81ed7 */
/* licences: licences.txt */
import{a as s}from"./chunk-E4CGLYO2.js";import{W as n,b as i,d as e,v as p}from"./chunk-TGYHR6UX.js";var t=class extends n{importSheets(){return import("./sheets-Z7NPS4NM.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
