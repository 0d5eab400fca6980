/* raveberry sources sha256:fec8ca77f8b48f87ad68a4c7157f1da8c385e95055e29ae6f4781f704ef8b5d2 */
/* licences: licences.txt */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-HMC3QJNI.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
