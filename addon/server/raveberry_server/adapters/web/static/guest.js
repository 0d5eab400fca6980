/* raveberry sources sha256:15db6396ae03a85ee227dded579cecc60dfacdc12d4831a641bf28303996d7ac */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-LAKNPO37.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
