/* raveberry sources sha256:10c82d17e5e87bdb2e474c3e8ebc1b88f0d887b038779238adc5a8ea6ce13bb4 */
/* licences: licences.txt */
import{a as s}from"./chunk-W7GM4AWW.js";import{X as n,b as i,d as e,w as p}from"./chunk-JC62644B.js";var t=class extends n{importSheets(){return import("./sheets-S32A5XPN.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
