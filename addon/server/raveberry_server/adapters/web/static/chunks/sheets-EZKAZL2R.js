/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import{a}from"./chunk-33PMKD74.js";import"./chunk-RD6MLEIF.js";import"./chunk-P5OMRLDD.js";export{a as sheets};
