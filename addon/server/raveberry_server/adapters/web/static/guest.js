/* raveberry sources sha256:3a06942b5cf42f860ac67d37c32134e4d0d727ea673e4c542a92a587ab86eaab */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-U2XQVHS3.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-4KOCKMF6.js";var t=class extends p{importSheets(){return import("./chunks/sheets-HBS6YKNM.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
