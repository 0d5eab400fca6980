/* raveberry sources sha256:20c9a3c7f1da410e7be1fcc230185d8fd37e48abaee83cd8a596a7839db3b2b4 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-WAOPLN6I.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-FUP375S2.js";var t=class extends p{importSheets(){return import("./chunks/sheets-HZXN2RFC.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
