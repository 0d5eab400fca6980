/* raveberry sources sha256:68fcc4055dcb70eacab597c8cbc5c923aacd7879e404552db1ae9f921ea8513a */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-VUZSM2KB.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
