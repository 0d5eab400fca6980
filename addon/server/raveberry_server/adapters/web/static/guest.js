/* raveberry sources sha256:2066314d0f5d56f71a5baf52d2274d710935637538331d492ba39ae1ef912c93 */
import{X as i,a as t,i as e,k as o}from"./chunks/chunk-HL7K4JLV.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
