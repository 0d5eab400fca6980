/* raveberry sources sha256:c47888903803a87c32d8161dafdb09bd9aa69d6f408240b96407d9850fa73954 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-QJVWKKY3.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-3LZ2FCM7.js";var t=class extends p{importSheets(){return import("./chunks/sheets-MSHI7IAV.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
