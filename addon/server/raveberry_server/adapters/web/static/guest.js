/* raveberry sources sha256:7c340ad553bbaf57441f2e850ad3aec498962e071538183bc1edc1f91e5c0746 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-FEVC4NY4.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
