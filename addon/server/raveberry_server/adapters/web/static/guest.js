/* raveberry sources sha256:59c35b1d509a70b2b422e8128b6feac1ce6619739c6291d615ce9dd04dce772d */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-B2XO6V63.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
