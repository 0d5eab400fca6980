/* raveberry sources sha256:6fb502558836dee7e44040b03eae4935bb40486ba3e41aae3e4a0a6521ead4e4 */
/* licences: licences.txt */
import{a as s}from"./chunk-I6VP5URV.js";import{V as n,b as i,d as e,u as p}from"./chunk-KSQJGSXZ.js";var t=class extends n{importSheets(){return import("./sheets-GA4MQGLG.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
