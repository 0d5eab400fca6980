/* raveberry sources sha256:4196ae5afeccf709dc6ed1d49492433b21a6b41dc1644bae8d5de92d08f85d60 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-LMJPO4RT.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-VAVHLXJS.js";var t=class extends p{importSheets(){return import("./chunks/sheets-IWJN7DP7.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
