/* raveberry sources sha256:39e28b4c69ae9d9efa5fef0c365d5f88d4782da73bee17270ee27491390fbb86 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-H7755JES.js";import{X as n,a as o,g as p,i as e,k as i}from"./chunks/chunk-I2ZZIQY7.js";var t=class extends n{badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?p`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([i("rb-guest")],t);export{t as GuestPage};
