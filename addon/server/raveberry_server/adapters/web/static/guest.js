/* raveberry sources sha256:dddcd274bfed80e732ccb806b7cf734ad871f0d72db1f8bf27914ea59c620536 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-47HGAZIK.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-XBMQKUEZ.js";var t=class extends p{importSheets(){return import("./chunks/sheets-FCQ7PMRE.js")}badge(){return""}links({me:m}){let r=this.texts.hostPage;return m.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
