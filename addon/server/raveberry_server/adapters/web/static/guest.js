/* raveberry sources sha256:3f61c08b4f4640a61205967110284b6fca7fc0ff406a9e0967c43c93c135eef3 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-TTEVEY5U.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-HNOTGAJV.js";var t=class extends p{importSheets(){return import("./chunks/sheets-QCFDTSYX.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
