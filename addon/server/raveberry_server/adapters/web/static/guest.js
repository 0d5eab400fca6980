/* raveberry sources sha256:c1b82d52008cd24c77b46dd161861fd7eaf97202487bdd051546015a9444c91f */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-T6T3OVE2.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
