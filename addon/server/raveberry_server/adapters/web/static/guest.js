/* raveberry sources sha256:c5ff79fcf2d712fba520cd29500cd2ba4e5ca7c3fb2efbb316fa3fa75aae6fb0 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-DHVU7764.js";import{X as n,a as o,g as p,i as e,k as i}from"./chunks/chunk-R274A2DJ.js";var t=class extends n{badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?p`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([i("rb-guest")],t);export{t as GuestPage};
