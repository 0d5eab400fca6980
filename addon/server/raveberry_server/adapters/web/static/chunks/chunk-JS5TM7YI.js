/* raveberry sources sha256:d7b4d4b2cc8da6ff3b359a21efb46e84078b50e61e19ef9322787340e4760f75 */
/* licences: licences.txt */
import{a as s}from"./chunk-KZCVYB4H.js";import{Y as n,b as i,d as e,w as p}from"./chunk-44JBZGUC.js";var t=class extends n{importSheets(){return import("./sheets-P4ENW22F.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
