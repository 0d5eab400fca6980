/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import{a as s}from"./chunk-HPXQ6HXA.js";import{A as p,aa as n,b as i,d as e}from"./chunk-OR76J5JO.js";var t=class extends n{importSheets(){return import("./sheets-4JJ5FKDV.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
