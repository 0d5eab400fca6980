/* raveberry sources sha256:e7bce460fe92dbfd0528c35c009e16cdd1dec46abd711c69f214b5efb4d08643 */
/* licences: licences.txt */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-6HJMI2CA.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
