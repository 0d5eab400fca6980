/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
import{a}from"./chunk-BHEZTGT2.js";import"./chunk-CTGWDHWE.js";import"./chunk-NP55YX2F.js";export{a as sheets};
