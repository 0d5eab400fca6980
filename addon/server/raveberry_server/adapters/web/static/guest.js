/* raveberry sources sha256:e4184f6d7e9f2516259ab1e5001232e882bedb9fc750e6071344c4ac4a379ce5 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-BSDJDB5U.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-J5J4RPKK.js";var t=class extends p{importSheets(){return import("./chunks/sheets-5G3PHMPI.js")}badge(){return""}links({me:m}){let r=this.texts.hostPage;return m.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
