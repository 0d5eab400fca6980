/* raveberry sources sha256:bf2b2a99351e9531e83447bee76b297630befb252cf4b8040e481d20aa47e421 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-5SONFRZ5.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-L53TH2BZ.js";var t=class extends p{importSheets(){return import("./chunks/sheets-KBAKEYWC.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
