/* raveberry sources sha256:3a6ca65276b8a0222811ddff1e6a6bae4387eb01b11fd8c53b5eca991393f111 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-LQU3YHRM.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
