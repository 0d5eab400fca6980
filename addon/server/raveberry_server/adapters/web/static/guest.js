/* raveberry sources sha256:b27c443e332b090fbc3cb127d8a002024ffa66a1c943b72a94b666658784afec */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-PVD4QN3R.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
