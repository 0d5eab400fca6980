/* raveberry sources sha256:f1d4cf3bc58b04f46456720ea9fecf35a0309477055eef1a6599c1aa463c84e7 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-XBO6V3PJ.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
