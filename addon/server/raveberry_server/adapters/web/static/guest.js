/* raveberry sources sha256:526c28df1be7f692f85eb556b6f3e0e5af92cd584dd321fdc48739acc34fc537 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-OLU66YV7.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
