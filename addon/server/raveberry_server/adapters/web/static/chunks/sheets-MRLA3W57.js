/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
import{a}from"./chunk-CLOIYDLB.js";import"./chunk-7NL5PUJW.js";import"./chunk-2OW7RKDK.js";export{a as sheets};
