/* raveberry sources sha256:8da7901a28e2b9695cbbd060ccaab7cfcbe911b69fe0b48094b7861b910dabc0 */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-SNJGP53J.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
