/* raveberry sources sha256:06bd3a8431b7804985e76d6a377a610e5a65eddd370fa5adfecfc2bdc59b886e */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-CHL4ASWR.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
