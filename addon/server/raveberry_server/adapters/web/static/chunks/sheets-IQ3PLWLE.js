/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import{a}from"./chunk-HVOB5CNV.js";import"./chunk-7R5NF2DH.js";import"./chunk-BLOSVRSB.js";export{a as sheets};
