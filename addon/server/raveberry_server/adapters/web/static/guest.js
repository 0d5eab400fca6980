/* raveberry sources sha256:10e6704f2cd149ab0f5a4676b3dd699bd5090dbe1b47d23bb93a8f92c235ec4f */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-XZCPIZKO.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
