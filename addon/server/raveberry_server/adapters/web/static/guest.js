/* raveberry sources sha256:7cf6730775f7cc5da8cba5c09bfa2f79e9d69722c99a92dcda9c1c328aebb470 */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-GBPKCVZP.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
