/* raveberry sources sha256:a8c56550646d42d2bc373118ee291362cb8bf6030fbaeea948590fa1e49f297f */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-KQM2BLMO.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
