/* raveberry sources sha256:85daa581f21fc84fe51178d68be8b95b326428ba519c6e4e7b1086406fc63c15 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-LQKJ4KUP.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
