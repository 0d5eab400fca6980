/* raveberry sources sha256:16ad4e1f84acaf20053c54456a0ca8f21f3e12c2db2f797316ecf910520b24fe */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-2NJEDG6L.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
