/* raveberry sources sha256:f70f00d537e747e79d5ae79c4764ac330d1d891c0a01f989bcfcfea405e81c7b */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-RIZUSQJB.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
