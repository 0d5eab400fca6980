/* raveberry sources sha256:14a8fb01e4459457cbe1154e8a21e6dc4ce01a45db6d8f7db494cf640ff9d88d */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-CEGHA4QR.js";import{X as n,a as o,g as p,i as e,k as i}from"./chunks/chunk-5L4ZA7MC.js";var t=class extends n{badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?p`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([i("rb-guest")],t);export{t as GuestPage};
