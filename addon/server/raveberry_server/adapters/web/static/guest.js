/* raveberry sources sha256:8a84e6c05e8fc76e7d1fe3d8a816b3670f99c796c7c0b86171d50b510e5bae22 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-M2XBX6MT.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-4XOGINRB.js";var t=class extends p{importSheets(){return import("./chunks/sheets-HCGUOJJB.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
