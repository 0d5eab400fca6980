/* raveberry sources sha256:6d5cd1e48322c37d562466d4fe4e2ce44d15e4af663cfc2811b963778fd6e656 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-FQJGMQRU.js";import{X as n,a as o,g as p,i as e,k as i}from"./chunks/chunk-U2KB4DTJ.js";var t=class extends n{badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?p`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([i("rb-guest")],t);export{t as GuestPage};
