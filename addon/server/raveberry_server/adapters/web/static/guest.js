/* raveberry sources sha256:172241d70a5b919ddb84ca6434f8ce458fd3feec873ab8add7f045452cca9193 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-QPHFCASO.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
