/* raveberry sources sha256:edce6f0fbea41812 */
/* licences: licences.txt */
import{a}from"./chunk-H4TUIXZQ.js";import"./chunk-BNWCJII5.js";import"./chunk-2TCFEQWX.js";export{a as sheets};
