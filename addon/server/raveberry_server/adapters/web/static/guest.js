/* raveberry sources sha256:769b80a30c80462746ca02abd5296ab3c8d9797b2baae83c194de392fcec57db */
import{T as i,a as t,i as e,k as o}from"./chunks/chunk-D7ZM2U3F.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
