/* raveberry sources sha256:804d5edf7961d67d7029a2d2315c71ffa52173a15937c92e176a543c54a0e508 */
/* licences: licences.txt */
import{a as s}from"./chunk-I7LW7PD7.js";import{X as n,b as i,d as e,w as p}from"./chunk-C7CY5QHC.js";var t=class extends n{importSheets(){return import("./sheets-LK6JE7EO.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
