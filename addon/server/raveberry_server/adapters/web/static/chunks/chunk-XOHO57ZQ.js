/* raveberry sources sha256:9a734be89e92c8a14bacab953a902d4977d4314eff6fb24b55ad01cd5a15da07 */
/* licences: licences.txt */
import{a as s}from"./chunk-33N3RGA5.js";import{W as n,b as i,d as e,v as p}from"./chunk-LAOLWCG3.js";var t=class extends n{importSheets(){return import("./sheets-MNBZAJQ4.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
