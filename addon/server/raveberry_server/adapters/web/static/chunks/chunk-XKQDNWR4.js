/* raveberry sources sha256:26eb4210aa085b65e110641619332c3906954cf7ad92b5a20cd926045c4107ba */
/* licences: licences.txt */
import{a as s}from"./chunk-CYQ63SSK.js";import{V as n,b as i,d as e,t as p}from"./chunk-2DQE3Y6J.js";var t=class extends n{importSheets(){return import("./sheets-CUMZMCUS.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
