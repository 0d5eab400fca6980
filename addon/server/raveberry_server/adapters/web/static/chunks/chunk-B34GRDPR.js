/* raveberry sources sha256:81dfdce3f41fc520656ee2979b2f6c63ec9cd49edc35d737450563a73fcdc034 */
/* licences: licences.txt */
import{a as s}from"./chunk-GQWISS2X.js";import{U as n,b as i,d as e,t as p}from"./chunk-FCK5W2SA.js";var t=class extends n{importSheets(){return import("./sheets-ITRC3NG3.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
