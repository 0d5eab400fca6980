/* raveberry sources sha256:524941176c2f29ad1ca84f209663c7b752d4c34dd37c8a3856c9676660d45d8f */
/* licences: licences.txt */
import{a as s}from"./chunk-V5E4JAQG.js";import{W as n,b as i,d as e,v as p}from"./chunk-RWQIMFOY.js";var t=class extends n{importSheets(){return import("./sheets-NECIHODN.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
