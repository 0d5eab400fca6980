/* raveberry sources sha256:bfd2a4d9fe7a4af58df0aef5adb090911d6fcae7757dcd8ab4504628097eef4d */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-HDPFWKKE.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-DWETCMTX.js";var t=class extends p{importSheets(){return import("./chunks/sheets-MK3L62YI.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
