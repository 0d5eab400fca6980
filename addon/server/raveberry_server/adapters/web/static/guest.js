/* raveberry sources sha256:dcbf5e60c831d46739d7535ec8711b6cd557ab99ad6613489f7ec1f0c56b2ed8 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-WJ2POZUV.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
