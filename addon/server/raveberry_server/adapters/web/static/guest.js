/* raveberry sources sha256:7bfa7c63ccc13aace264796ec191c5bf7a3b8da8b224970202607b8a42a3a9ca */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-X3AHQTUH.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
