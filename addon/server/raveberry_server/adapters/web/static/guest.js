/* raveberry sources sha256:dfd5d91d40ec69d2e5aaf3457de0cd5c8153c70152b11a79b57550950b46995b */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-VNBGVCC2.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
