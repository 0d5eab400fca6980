/* raveberry sources sha256:6e719a6b0dce2415e2a2d10fa81e2a9237b2e4d9cd6218ecaa4707a35a7ae4fe */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-2RIVRZ4E.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-X2FF3UJS.js";var t=class extends p{importSheets(){return import("./chunks/sheets-6VV5ZAV3.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
