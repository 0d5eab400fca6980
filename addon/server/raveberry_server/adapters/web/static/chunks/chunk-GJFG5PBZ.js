/* raveberry sources sha256:e63b29100a6c8c85d7298d37368a4c198a607dd4f926c48b5afeb7d1afdcea9a */
/* licences: licences.txt */
import{a as s}from"./chunk-N5ZBSVB7.js";import{W as n,b as i,d as e,v as p}from"./chunk-7PHFSEAJ.js";var t=class extends n{importSheets(){return import("./sheets-FBZ7A7GH.js")}badge(){return""}links({me:a}){let o=this.texts.hostPage;return a.role==="host"?i`<nav class="pages" aria-label=${o}>${s("host",o,"person")}</nav>`:e}above(){return e}beside(){return e}};function g(r){p.provide(r),customElements.define("rb-guest",t)}export{g as a};
