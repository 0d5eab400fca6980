/* raveberry sources sha256:312071d99d7d8ca35ca0261da27aaafef8077bd9a91bddd1aa2399f44c397752 */
/* licences: licences.txt */
import{a as s}from"./chunks/chunk-GSJE2PM3.js";import{X as p,a as o,g as i,i as e,k as n}from"./chunks/chunk-LDS4YOWX.js";var t=class extends p{importSheets(){return import("./chunks/sheets-QDCQB52O.js")}badge(){return""}links({me:a}){let r=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${r}>${s("host",r,"person")}</nav>`:e}above(){return e}beside(){return e}};t=o([n("rb-guest")],t);export{t as GuestPage};
