/* raveberry sources sha256:ea14802a6721bd043a41c181cf4ced33c375c761cc6ed9d0aa672360dcb398fe */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-34MDWE2B.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-2TOJ5L4F.js";var t=class extends p{importSheets(){return import("./chunks/sheets-HE5JRGFP.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
