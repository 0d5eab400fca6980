/* raveberry sources sha256:009f007e7c1eca0e9a9207128fe7b37f0e10bbf5841e155f6cf93893cc10a124 */
import{Q as i,a as t,i as e,k as o}from"./chunks/chunk-T4WFTAAZ.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
