/* raveberry sources sha256:0cd4b2ecd3d9ba8e1dcedebad337fab1df465fd399104ee3c60de84633c4b6f2 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-EAYXBCKB.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-NW7EV3EA.js";var t=class extends p{importSheets(){return import("./chunks/sheets-B6KO4TAI.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
