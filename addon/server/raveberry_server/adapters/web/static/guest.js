/* raveberry sources sha256:63575c8e4429592420973c14d08c668354ab9ccf7f58121ebce6633c9f7e846d */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-BFJHCPXT.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
