/* raveberry sources sha256:ccd1889797dc2033b5a07b6d9566e52bafec9b982c8f4d3b036a4f6ee3ff7044 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-DLT3HUT4.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-KCUBNMFH.js";var t=class extends p{importSheets(){return import("./chunks/sheets-HLARNCLQ.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
