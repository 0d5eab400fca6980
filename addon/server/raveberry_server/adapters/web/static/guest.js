/* raveberry sources sha256:2ba2f713b916c9fe829855437c1ace4c3ee57d10aa06a2aaefe4dad2ee29c7f3 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-R5JHOGIT.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-DKV55JQ5.js";var t=class extends p{importSheets(){return import("./chunks/sheets-MBFLX3IM.js")}badge(){return""}links({me:m}){let r=this.texts.hostPage;return m.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
