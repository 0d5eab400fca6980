/* raveberry sources sha256:9330076fcaa1173347dca1cd0d4dcf38d139666029a4ad1cb9add0aa31fe5328 */
/* licences: licences.txt */
import{a as s}from"./chunk-IYPKAHOH.js";import{V as n,b as i,d as e,t as p}from"./chunk-YKIPGPWT.js";var t=class extends n{importSheets(){return import("./sheets-26ZZFNMP.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
