/* raveberry sources sha256:9e40680c538d77569d9ac20b4b6386936a273bf05132abb59693699aeaca1414 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-3TIEBPGX.js";import{X as n,a as o,g as p,i as e,k as i}from"./chunks/chunk-WLD57NC3.js";var t=class extends n{badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?p`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([i("rb-guest")],t);export{t as GuestPage};
