/* raveberry sources sha256:e3810ec544bb912d14a54ca1942813ab484d935eab670864a7bd2f1825a20fd9 */
/* licences: licences.txt */
import{a as s}from"./chunk-AWKI4PFE.js";import{W as n,b as i,d as e,v as p}from"./chunk-OZPFQ7ZS.js";var t=class extends n{importSheets(){return import("./sheets-4NJI5PQJ.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
