/* raveberry sources sha256:09e7b0e3dcf63a6df174a543aa8fb64351810a0a34211e4a50d29688952004fd */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-MDYL5WUH.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
