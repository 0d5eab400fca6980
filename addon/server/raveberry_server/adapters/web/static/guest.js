/* raveberry sources sha256:0e0ced7ceb53ec4e8af701e723421ffe6c66c3ecd25882fb401c6a7300f7b738 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-NZ6YHURP.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-OMSBQLFZ.js";var t=class extends p{importSheets(){return import("./chunks/sheets-YY5JNAUK.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
