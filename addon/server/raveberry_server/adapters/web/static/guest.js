/* raveberry sources sha256:f928e0418a41efc215170903282682c206de80f0f247ac457506f4e0fbcdc571 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-RMNRK5FP.js";import{X as n,a as o,g as p,i as e,k as i}from"./chunks/chunk-6YCM76D2.js";var t=class extends n{badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?p`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([i("rb-guest")],t);export{t as GuestPage};
