/* raveberry sources sha256:9032aac1eff223429ebd638a58c1a0d637b727620966a9d47364204664db12f0 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-H3EGH2R4.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-QMCBZ7CZ.js";var t=class extends p{importSheets(){return import("./chunks/sheets-CZVP6I34.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
