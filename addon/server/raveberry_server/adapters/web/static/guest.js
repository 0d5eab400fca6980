/* raveberry sources sha256:b3b5246661fdc1a00304a3e3e89f9cafc2d6914fad81c09ed701607bdee772c9 */
import{T as i,a as t,i as e,k as o}from"./chunks/chunk-BYS6QWVJ.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
