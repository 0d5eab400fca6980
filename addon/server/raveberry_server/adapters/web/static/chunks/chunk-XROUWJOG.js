/* raveberry sources sha256:047ba4bbafcf995e46ad07f4f4156404601646e5a14b2eb5ab809a17e36cd7b2 */
/* licences: licences.txt */
import{a as s}from"./chunk-IIFCF3KX.js";import{X as n,b as i,d as e,w as p}from"./chunk-WJAYRLVE.js";var t=class extends n{importSheets(){return import("./sheets-K7OGFURE.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
