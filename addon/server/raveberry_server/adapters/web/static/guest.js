/* raveberry sources sha256:d258e0657d6055d47d35e3977d9ff0e9cb520a83b95572ae990200edf5581197 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-MQJRQAOC.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-5KMILVZB.js";var t=class extends p{importSheets(){return import("./chunks/sheets-6C4ZGMXL.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
