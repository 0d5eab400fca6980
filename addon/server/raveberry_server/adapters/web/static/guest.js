/* raveberry sources sha256:8a25d8e1117bd59511fbd539d24beb53f0fd7a38924b600de734490411919729 */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-G4TRPSKK.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
