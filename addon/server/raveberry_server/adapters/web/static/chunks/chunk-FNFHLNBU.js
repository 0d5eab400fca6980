/* raveberry sources sha256:3187d74a070d99964cc34d3d30df0e4d932d52af4e631f9fb72482f4f50c6839 */
/* licences: licences.txt */
import{a as s}from"./chunk-UMSH3JNO.js";import{W as n,b as i,d as e,v as p}from"./chunk-ZYNPIJQX.js";var t=class extends n{importSheets(){return import("./sheets-4PADMB5V.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
