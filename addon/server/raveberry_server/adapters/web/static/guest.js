/* raveberry sources sha256:9d262fe2dda7c6fc5a9765f583153c65dba959d686aa26cb621981528243af80 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-BH4VV7PW.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
