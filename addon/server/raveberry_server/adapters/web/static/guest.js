/* raveberry sources sha256:04115f7df057412a74668c4bcbb9230571e93bf24fe3f26624729136987f07b9 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-YK6QCYIL.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
