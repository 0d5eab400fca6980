/* raveberry sources sha256:2eb3abdeadac82d38fcbcf45ab2b12cf23c7aac06b1ad0afd241596f42ea1a1e */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-7LQK4MVZ.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
