/* raveberry sources sha256:c2c5da051f556994ee4cc622c8341e39596b57eb75cd5642e55aa8fb597144f1 */
/* licences: licences.txt */
import{a as s}from"./chunk-IPECS5GM.js";import{W as n,b as i,d as e,v as p}from"./chunk-6ASB7ALJ.js";var t=class extends n{importSheets(){return import("./sheets-V7SGEIMI.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
