/* raveberry sources sha256:8f9c5ba59856d34cb47ab0c17978f50c123a9a2e6205459835d557cab723c509 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-IS7L7KTK.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
