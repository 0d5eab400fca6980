/* raveberry sources sha256:d74990076ae33b0be8ea67d91d7af0b93ebd19f003f327dd0979363b7df60b04 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-WN3VJMOZ.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
