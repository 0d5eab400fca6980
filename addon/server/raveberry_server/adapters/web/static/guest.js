/* raveberry sources sha256:a3810bca72cf86b1b2738818e26a0c55b9eb4283bb9281977797da3e0873c0f2 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-NYBORDOA.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
