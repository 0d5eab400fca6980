/* raveberry sources sha256:1ae38300cbbd665e4910a030c7c80548f5a558907ce57d8372fda9ce48d2a99f */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-PB7UGC4H.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
