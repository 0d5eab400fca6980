/* raveberry sources sha256:089b8f81966420c019a930d79437189446b793f87c5bd7038eac4a9e846c97b5 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-KBBINEDY.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-MQQ7QVMJ.js";var t=class extends p{importSheets(){return import("./chunks/sheets-HOFCOC3T.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
