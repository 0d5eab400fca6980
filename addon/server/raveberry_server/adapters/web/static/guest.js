/* raveberry sources sha256:b90ec352209f46e8c3c441a502f1427bf2b925e94414725b79381bbf225bead2 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-EFOTUD22.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
