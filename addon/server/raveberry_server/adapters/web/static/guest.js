/* raveberry sources sha256:9aacdf43a89f624f60f8b1ff573d3338d1978d84e1f6fde5315ba0b42b924646 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-XYYFNZSI.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
