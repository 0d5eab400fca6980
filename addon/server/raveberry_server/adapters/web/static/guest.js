/* raveberry sources sha256:f573eb2e671c4568192c5a34d8144487f55528787532224c821750468edcad3c */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-VRTEV6HV.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-H3PC3GC5.js";var t=class extends p{importSheets(){return import("./chunks/sheets-OJDZ3JNC.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
