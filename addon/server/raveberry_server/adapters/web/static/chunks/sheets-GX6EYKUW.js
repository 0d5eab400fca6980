/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import{a}from"./chunk-BU3P3MUK.js";import"./chunk-ID272IDT.js";import"./chunk-LB54VJKV.js";export{a as sheets};
